package nsml.shim;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Reply.Accepted;
import nsml.shim.wire.Request;

/** Calls the submission's hooks, phase by phase, and tells the supervisor how it went. */
final class Hooks {

    private static final String ANSWERS = "answers.tsv";

    private final Supervisor supervisor;
    private final boolean onNsml;

    Hooks(Supervisor supervisor, boolean onNsml) {
        this.supervisor = supervisor;
        this.onNsml = onNsml;
    }

    /** Runs the whole session and returns the exit status. */
    int run() throws UserException {
        Reply.Start start = start();
        try {
            callAll(start);
            supervisor.ask(new Request.Done(), Accepted.class);
            return 0;
        } catch (UserException e) {
            tell(String.valueOf(e.getMessage()));
            throw e;
        } catch (Throwable e) {
            e.printStackTrace();
            tell(e.toString());
            return 1;
        }
    }

    private Reply.Start start() throws UserException {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("unknown");
        try {
            return supervisor.ask(new Request.Hello(Request.PROTOCOL, version, "java"), Reply.Start.class);
        } catch (IOException e) {
            throw new UserException("the platform did not start the session: " + e.getMessage());
        }
    }

    private void callAll(Reply.Start start) throws Exception {
        var session = new RunningSession(start, supervisor, onNsml);
        enter(Phase.BIND);
        Submission submission = onlySubmission();
        Model model = session.bound(submission.bind(session));
        if (start.checkpoint().isPresent()) {
            enter(Phase.LOAD);
            session.load(start.checkpoint().get());
        }
        if (start.mode() == Mode.TRAIN) {
            if (onNsml) {
                ConsoleKeeper.start(Path.of(start.scratchPath()));
            }
            enter(Phase.TRAIN);
            submission.train(session, model);
        } else {
            enter(Phase.INFER);
            var meter = new Meter(supervisor, System::nanoTime);
            Answers answers = model.infer(TestFolder.read(session.datasetPath(), meter));
            meter.stop();
            AnswersFile.write(Path.of(start.scratchPath(), ANSWERS), answers);
            supervisor.ask(new Request.Answered(ANSWERS), Accepted.class);
        }
    }

    private void enter(Phase phase) throws IOException {
        supervisor.ask(new Request.Enter(phase), Accepted.class);
    }

    private void tell(String error) {
        try {
            supervisor.ask(new Request.Failed(oneLine(error)));
        } catch (IOException e) {
            System.err.println("nsml: the platform could not be told of the failure: " + e.getMessage());
        }
    }

    private static String oneLine(String error) {
        String line = error.replaceAll("\\p{Cntrl}+", " ");
        return line.length() <= 1000 ? line : line.substring(0, 1000) + "...";
    }

    private static Submission onlySubmission() throws UserException {
        var found = new ArrayList<ServiceLoader.Provider<Submission>>();
        try {
            ServiceLoader.load(Submission.class).stream().forEach(found::add);
        } catch (ServiceConfigurationError e) {
            throw new UserException(e.getMessage()
                    + "; META-INF/services/nsml.shim.Submission must name a class with a public constructor without"
                    + " parameters");
        }
        if (found.size() != 1) {
            List<String> names =
                    found.stream().map(provider -> provider.type().getName()).toList();
            throw new UserException("expected one submission, named in META-INF/services/nsml.shim.Submission of a jar"
                    + " on the class path, found " + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
        return found.get(0).get();
    }
}
