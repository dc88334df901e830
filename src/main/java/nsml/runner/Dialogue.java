package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/** Answers what the submission asks, with the host's help. */
final class Dialogue {

    private final Host host;
    private final Workspace workspace;
    private final Places inside;
    private final PhaseClocks clocks;
    private final Progress progress;

    Dialogue(Host host, Workspace workspace, Places inside, PhaseClocks clocks, Progress progress) {
        this.host = host;
        this.workspace = workspace;
        this.inside = inside;
        this.clocks = clocks;
        this.progress = progress;
    }

    /** The request has passed {@link Progress#objection}. */
    Reply answer(Request request) throws IOException {
        host.heard(request);
        try {
            if (request instanceof Request.Hello hello) {
                return hello(hello);
            }
            if (request instanceof Request.Load load) {
                return handIn(folder -> host.load(load.checkpoint(), load.session(), folder));
            }
            if (request instanceof Request.Recall recall) {
                return handIn(folder -> host.recall(recall.key(), folder));
            }
            note(request);
            return new Reply.Accepted();
        } catch (RefusedException e) {
            return new Reply.Refused(e.reason());
        }
    }

    Reply save(Event.Saved saved) throws IOException {
        clocks.waitForHost();
        host.heard(saved.request());
        try {
            return saved.request() instanceof Request.Keep keep
                    ? host.keep(keep.key(), saved.copy())
                    : host.save(((Request.Save) saved.request()).checkpoint(), saved.copy());
        } finally {
            Workspace.discard(saved.copy());
            clocks.goOn();
        }
    }

    private Reply hello(Request.Hello hello) throws IOException, RefusedException {
        if (hello.protocol() != Request.PROTOCOL) {
            throw new RefusedException("expected protocol " + Request.PROTOCOL + ", got " + hello.protocol()
                    + "; use the shim that came with this platform");
        }
        Reply.Start start = host.start(inside.data(), inside.scratch());
        progress.started(start);
        return start;
    }

    /** Fills a folder that the submission cannot see yet. */
    private interface Filling {
        Reply into(Path folder) throws IOException;
    }

    private Reply handIn(Filling filling) throws IOException, RefusedException {
        clocks.waitForHost();
        Path folder = workspace.newLoad();
        try {
            Reply reply = filling.into(folder);
            return reply instanceof Reply.Accepted
                    ? new Reply.Loaded(workspace.handIn(folder).toString())
                    : reply;
        } finally {
            Workspace.discard(folder);
            clocks.goOn();
        }
    }

    private void note(Request request) throws IOException, RefusedException {
        if (request instanceof Request.Enter enter) {
            clocks.enter(enter.phase());
            host.entered(enter.phase());
        } else if (request instanceof Request.Report report) {
            host.report(report);
        } else if (request instanceof Request.Progress far) {
            host.progress(far);
        } else if (request instanceof Request.Answered answered) {
            progress.answered(Workspace.entry(answered.file()));
            clocks.stop();
        } else if (request instanceof Request.Failed failed) {
            progress.failed(failed.error());
            clocks.stop();
        } else if (request instanceof Request.Done) {
            progress.finished();
            clocks.stop();
        }
    }
}
