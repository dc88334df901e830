package nsml.cli;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import nsml.catalog.Catalog;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml submit}. */
@picocli.CommandLine.Command(
        name = "submit",
        description = "Grade a checkpoint on the hidden test set and put its score on the board; Ctrl-C stops it.",
        footer = "Example: nsml submit team/ir_ph1/1 3")
final class SubmitCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session that saved the checkpoint.")
    private SessionId source;

    @Parameters(index = "1", paramLabel = "CHECKPOINT", description = "The checkpoint; see nsml model ls SESSION.")
    private String checkpoint;

    @Option(
            names = {"-t", "--test"},
            description = "On the sample only: free of the interval, not on the board.")
    private boolean test;

    @Mixin
    private SandboxOption sandbox;

    SubmitCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        var kind = sandbox.kind(services);
        SessionId submit = test
                ? services.starter().submitOnSample(source, checkpoint, OptionalDouble.empty(), kind)
                : services.starter().submit(source, checkpoint, kind);
        try (var interrupt = new StopOnInterrupt(services, "submit", submit)) {
            services.out().println("Session " + submit + " is started");
            services.out().flush();
            SessionRecord ended;
            try (Dots dots = new Dots(services)) {
                ended = new Watch(services.catalog(), services.reaper(), submit).untilEnded(dots::show);
            }
            return test || ended.state() != State.SUCCEEDED
                    ? Endings.print(ended, services.out())
                    : printScore(services, ended);
        }
    }

    private static int printScore(Services services, SessionRecord submit) {
        Catalog catalog = services.catalog();
        ScoreRecord score = catalog.scores().list(submit.id().dataset()).stream()
                .filter(candidate -> candidate.submit().equals(submit.id()))
                .findFirst()
                .orElseThrow();
        Endings.print(submit, services.out());
        services.out().println("Score: " + score.publicPart().score());
        services.out().println("Done");
        return DONE;
    }
}
