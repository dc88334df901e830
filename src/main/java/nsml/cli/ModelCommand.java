package nsml.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nsml.catalog.CheckpointId;
import nsml.catalog.CheckpointName;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.SessionId;
import nsml.session.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml model}. */
@CommandLine.Command(
        name = "model",
        description = "Look at checkpoints, remove them, copy them out.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "Example: nsml model ls team/ir_ph1/1")
final class ModelCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private ModelCommand() {}

    static CommandLine commandLine(Supplier<Services> services) {
        return new CommandLine(new ModelCommand())
                .addSubcommand(new Ls(services))
                .addSubcommand(new Rm(services))
                .addSubcommand(new Pull(services));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing: nsml model ls SESSION, nsml model rm SESSION CHECKPOINT or nsml model pull SESSION"
                        + " CHECKPOINT PATH");
    }

    /** Finds checkpoints by name, or, with {@code *} and {@code ?}, by what their names look like. */
    private static List<CheckpointRecord> named(Services services, SessionId session, String name) {
        Command.require(services, session);
        Wildcard wildcard = new Wildcard(name);
        List<CheckpointRecord> all = services.catalog().checkpoints().list(session);
        List<CheckpointRecord> matching = all.stream()
                .filter(checkpoint -> wildcard.matches(checkpoint.id().name())
                        || CheckpointName.means(checkpoint.id().name(), name))
                .toList();
        if (matching.isEmpty()) {
            throw new Refusal("session " + session + " has no checkpoint \"" + name + "\""
                    + (all.isEmpty()
                            ? "; it has none"
                            : "; it has: "
                                    + all.stream()
                                            .map(checkpoint -> checkpoint.id().name())
                                            .collect(Collectors.joining(", "))));
        }
        return matching;
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
                names = {"-q", "--quiet"},
                description = "Print the names only.")
        private boolean quiet;

        @Option(
                names = {"-j", "--json-return"},
                description = "Print JSON.")
        private boolean json;

        Ls(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) {
            require(services, session);
            List<CheckpointRecord> checkpoints =
                    services.catalog().checkpoints().list(session);
            PrintWriter out = services.out();
            if (quiet) {
                checkpoints.forEach(checkpoint -> out.println(checkpoint.id().name()));
            } else if (json) {
                Json.print(checkpoints.stream().map(Ls::row).toList(), out);
            } else {
                table(checkpoints, services.clock().instant()).print(out);
            }
            return DONE;
        }

        static Table table(List<CheckpointRecord> checkpoints, Instant now) {
            Table table = new Table("Checkpoint", "Last Modified", "Elapsed", "Summary", "Size");
            for (CheckpointRecord checkpoint : checkpoints) {
                table.row(
                        checkpoint.id().name(),
                        Words.age(checkpoint.savedAt(), now),
                        String.format(Locale.ROOT, "%.3f", checkpoint.elapsed().toMillis() / 1000.0),
                        Words.fullSummary(checkpoint.summary()),
                        Words.size(checkpoint.bytes()));
            }
            return table;
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

    /** {@code nsml model rm}. */
    @CommandLine.Command(
            name = "rm",
            description = "Remove checkpoints; says nothing when it is done.",
            footer = "Example: nsml model rm team/ir_ph1/1 \"1?\"")
    static final class Rm extends Command {

        @Parameters(
                index = "0",
                paramLabel = "SESSION",
                converter = SessionIdConverter.class,
                description = "Whose checkpoints.")
        private SessionId session;

        @Parameters(
                index = "1",
                paramLabel = "CHECKPOINT",
                description = "Its name, or a name with * and ? for several (in quotes).")
        private String name;

        Rm(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            List<CheckpointId> checkpoints = named(services, session, name).stream()
                    .map(CheckpointRecord::id)
                    .toList();
            services.ender().removeCheckpoints(checkpoints);
            return DONE;
        }
    }

    /** {@code nsml model pull}. */
    @CommandLine.Command(
            name = "pull",
            description = "Copy a checkpoint's files into a folder.",
            footer = "Example: nsml model pull team/ir_ph1/1 3 ./best")
    static final class Pull extends Command {

        @Parameters(
                index = "0",
                paramLabel = "SESSION",
                converter = SessionIdConverter.class,
                description = "Whose checkpoint.")
        private SessionId session;

        @Parameters(index = "1", paramLabel = "CHECKPOINT", description = "Its name; see nsml model ls SESSION.")
        private String name;

        @Parameters(index = "2", paramLabel = "PATH", description = "The folder; made if it is not there.")
        private Path path;

        @Option(
                names = {"-v", "--verbose"},
                description = "Name every file.")
        private boolean verbose;

        Pull(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            List<CheckpointRecord> matching = named(services, session, name);
            if (matching.size() > 1) {
                throw new Refusal("\"" + name + "\" names " + matching.size() + " checkpoints; one at a time, please");
            }
            LocalFolder.requireFree(path);
            TreeCopy.to(
                    path,
                    services,
                    matching.get(0).tree(),
                    verbose ? TreeCopy.Telling.EVERY_FILE : TreeCopy.Telling.NOTHING);
            return DONE;
        }
    }
}
