package nsml.shim.wire;

import java.util.Locale;
import java.util.Optional;
import nsml.shim.Mode;

/** Replies as JSON. */
final class ReplyCodec {

    /** Mode test, for a session that serves instead of answering. */
    private static final String SERVE = "serve";

    private ReplyCodec() {}

    static String encode(Reply reply) {
        if (reply instanceof Reply.Start start) {
            Reply.Terms terms = start.terms();
            return new JsonWriter("start")
                    .put("session", start.session())
                    .put("mode", terms.serves() ? SERVE : lowerCase(start.mode()))
                    .put("dataset", start.dataset())
                    .put("datasetPath", start.datasetPath())
                    .put("scratchPath", start.scratchPath())
                    .put("arguments", start.arguments())
                    .put("seed", start.seed())
                    .put("gpuCount", start.gpuCount())
                    .put("checkpoint", start.checkpoint())
                    .put("answers", unless(Reply.AnswersKind.RANKINGS, terms.answers()))
                    .put("compat", terms.compat())
                    .put("modelPath", unless(Reply.ModelPath.AUTO, terms.modelPath()))
                    .end();
        }
        if (reply instanceof Reply.Loaded loaded) {
            return new JsonWriter("loaded").put("directory", loaded.directory()).end();
        }
        if (reply instanceof Reply.Refused refused) {
            return new JsonWriter("refused").put("reason", refused.reason()).end();
        }
        return new JsonWriter("accepted").end();
    }

    static Reply decode(String line) throws ProtocolException {
        Fields fields = Fields.read(line);
        return switch (fields.type()) {
            case "start" -> start(fields);
            case "accepted" -> new Reply.Accepted();
            case "loaded" -> new Reply.Loaded(fields.text("directory"));
            case "refused" -> new Reply.Refused(fields.text("reason"));
            default -> throw fields.unknownType("start, accepted, loaded, refused");
        };
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<String> unless(Enum<?> usual, Enum<?> constant) {
        return constant == usual ? Optional.empty() : Optional.of(lowerCase(constant));
    }

    private static Reply start(Fields fields) throws ProtocolException {
        boolean serves = fields.text("mode").equals(SERVE);
        return new Reply.Start(
                fields.text("session"),
                serves ? Mode.TEST : fields.constant("mode", Mode.values()),
                fields.text("dataset"),
                fields.text("datasetPath"),
                fields.text("scratchPath"),
                fields.texts("arguments"),
                fields.integer("seed"),
                fields.smallInteger("gpuCount"),
                fields.optionalText("checkpoint"),
                new Reply.Terms(
                        serves,
                        fields.optionalConstant("answers", Reply.AnswersKind.values()),
                        fields.optionalText("compat"),
                        fields.optionalConstant("modelPath", Reply.ModelPath.values())));
    }
}
