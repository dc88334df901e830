package nsml.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.SessionId;
import nsml.session.Refusal;
import nsml.session.SessionStarter;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml model}. */
@CommandLine.Command(name = "model", description = "Look at checkpoints.", synopsisSubcommandLabel = "COMMAND")
final class ModelCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private ModelCommand() {}

    static CommandLine commandLine(Supplier<Services> services) {
        return new CommandLine(new ModelCommand()).addSubcommand(new Ls(services));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "a command is missing: nsml model ls SESSION");
    }

    /** {@code nsml model ls}. */
    @CommandLine.Command(
            name = "ls",
            description = "List a session's checkpoints, oldest first.",
            footer = "Example: nsml model ls team/ir_ph1/1")
    static final class Ls extends Command {

        /** A row of {@code model ls -j}. */
        record Row(
                String checkpoint,
                String lastModified,
                double elapsed,
                Map<String, Double> summary,
                long bytes,
                String digest) {}

        @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "Whose checkpoints.")
        private SessionId session;

        @Option(
                names = {"-j", "--json-return"},
                description = "Print JSON.")
        private boolean json;

        Ls(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) {
            if (services.catalog().sessions().find(session).isEmpty()) {
                throw new Refusal(SessionStarter.unknown(services.catalog(), session));
            }
            List<CheckpointRecord> checkpoints =
                    services.catalog().checkpoints().list(session);
            if (json) {
                Json.print(checkpoints.stream().map(Ls::row).toList(), services.out());
                return DONE;
            }
            Table table = new Table("Checkpoint", "Last Modified", "Elapsed", "Summary", "Size");
            for (CheckpointRecord checkpoint : checkpoints) {
                table.row(
                        checkpoint.id().name(),
                        Words.age(checkpoint.savedAt(), services.clock().instant()),
                        String.format(Locale.ROOT, "%.3f", checkpoint.elapsed().toMillis() / 1000.0),
                        Words.fullSummary(checkpoint.summary()),
                        Words.size(checkpoint.bytes()));
            }
            table.print(services.out());
            return DONE;
        }

        private static Row row(CheckpointRecord checkpoint) {
            return new Row(
                    checkpoint.id().name(),
                    checkpoint.savedAt().toString(),
                    checkpoint.elapsed().toMillis() / 1000.0,
                    checkpoint.summary(),
                    checkpoint.bytes(),
                    checkpoint.tree().hex());
        }
    }
}
