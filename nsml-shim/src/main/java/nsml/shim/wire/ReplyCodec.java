package nsml.shim.wire;

import java.util.Locale;
import nsml.shim.Mode;

/** Replies as JSON. */
final class ReplyCodec {

    private ReplyCodec() {}

    static String encode(Reply reply) {
        if (reply instanceof Reply.Start start) {
            return new JsonWriter("start")
                    .put("session", start.session())
                    .put("mode", start.mode().name().toLowerCase(Locale.ROOT))
                    .put("dataset", start.dataset())
                    .put("datasetPath", start.datasetPath())
                    .put("scratchPath", start.scratchPath())
                    .put("arguments", start.arguments())
                    .put("seed", start.seed())
                    .put("gpuCount", start.gpuCount())
                    .put("checkpoint", start.checkpoint())
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

    private static Reply start(Fields fields) throws ProtocolException {
        return new Reply.Start(
                fields.text("session"),
                fields.constant("mode", Mode.values()),
                fields.text("dataset"),
                fields.text("datasetPath"),
                fields.text("scratchPath"),
                fields.texts("arguments"),
                fields.integer("seed"),
                fields.smallInteger("gpuCount"),
                fields.optionalText("checkpoint"));
    }
}
