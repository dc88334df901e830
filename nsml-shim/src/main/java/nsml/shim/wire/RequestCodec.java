package nsml.shim.wire;

import java.util.Locale;

/** Requests as JSON. */
final class RequestCodec {

    private RequestCodec() {}

    static String encode(Request request) {
        if (request instanceof Request.Hello hello) {
            return new JsonWriter("hello")
                    .put("protocol", hello.protocol())
                    .put("shim", hello.shim())
                    .put("language", hello.language())
                    .end();
        }
        if (request instanceof Request.Enter enter) {
            return new JsonWriter("enter")
                    .put("phase", enter.phase().name().toLowerCase(Locale.ROOT))
                    .end();
        }
        if (request instanceof Request.Report report) {
            return new JsonWriter("report")
                    .put("step", report.step())
                    .put("values", report.values())
                    .put("summary", report.summary())
                    .end();
        }
        if (request instanceof Request.Save save) {
            return new JsonWriter("save")
                    .put("checkpoint", save.checkpoint())
                    .put("directory", save.directory())
                    .end();
        }
        if (request instanceof Request.Keep keep) {
            return new JsonWriter("keep")
                    .put("key", keep.key())
                    .put("directory", keep.directory())
                    .end();
        }
        if (request instanceof Request.Recall recall) {
            return new JsonWriter("recall").put("key", recall.key()).end();
        }
        if (request instanceof Request.Load load) {
            return new JsonWriter("load")
                    .put("checkpoint", load.checkpoint())
                    .put("session", load.session())
                    .end();
        }
        if (request instanceof Request.Progress progress) {
            return new JsonWriter("progress")
                    .put("done", progress.done())
                    .put("total", progress.total())
                    .end();
        }
        if (request instanceof Request.Answered answered) {
            return new JsonWriter("answered").put("file", answered.file()).end();
        }
        if (request instanceof Request.Failed failed) {
            return new JsonWriter("failed").put("error", failed.error()).end();
        }
        return new JsonWriter("done").end();
    }

    static Request decode(String line) throws ProtocolException {
        Fields fields = Fields.read(line);
        return switch (fields.type()) {
            case "hello" ->
                new Request.Hello(fields.smallInteger("protocol"), fields.text("shim"), fields.text("language"));
            case "enter" -> new Request.Enter(fields.constant("phase", Phase.values()));
            case "report" ->
                new Request.Report(fields.optionalInteger("step"), fields.numbers("values"), fields.flag("summary"));
            case "save" -> new Request.Save(fields.text("checkpoint"), fields.text("directory"));
            case "keep" -> new Request.Keep(fields.text("key"), fields.text("directory"));
            case "recall" -> new Request.Recall(fields.text("key"));
            case "load" -> new Request.Load(fields.text("checkpoint"), fields.optionalText("session"));
            case "progress" -> new Request.Progress(fields.integer("done"), fields.integer("total"));
            case "answered" -> new Request.Answered(fields.text("file"));
            case "failed" -> new Request.Failed(fields.text("error"));
            case "done" -> new Request.Done();
            default ->
                throw fields.unknownType(
                        "hello, enter, report, save, load, keep, recall, progress, answered, failed, done");
        };
    }
}
