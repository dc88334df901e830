package nsml.cli;

import java.io.IOException;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.runner.SandboxKind;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nsml infer}. */
@picocli.CommandLine.Command(
        name = "infer",
        description =
                "Load a checkpoint in a session that waits for nsml exec SESSION 'nsml.infer(...)', until it is stopped.",
        footer = "Example: nsml infer team/ir_ph1/1 3")
final class InferCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session that saved the checkpoint.")
    private SessionId source;

    @Parameters(index = "1", paramLabel = "CHECKPOINT", description = "The checkpoint; see nsml model ls SESSION.")
    private String checkpoint;

    @Mixin
    private SandboxOption sandbox;

    InferCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SandboxKind kind = sandbox.kind(services);
        try (var interrupt = new OnInterrupt(services, "infer", true)) {
            SessionId session = interrupt.start(() -> services.starter().infer(source, checkpoint, kind));
            SessionRecord record;
            try (Dots dots = Dots.alone(services)) {
                record = new Watch(services.catalog(), services.reaper(), session).untilServing(dots::show);
            }
            if (record.state().isEnd()) {
                OriginalMessages.ofTest(record).print(services);
                return Endings.print(record, services.out());
            }
            services.out().println("Session " + session + " is started");
            services.out()
                    .println("It waits: nsml exec " + session + " 'nsml.infer(...)'; end it with nsml stop " + session);
            return DONE;
        }
    }
}
