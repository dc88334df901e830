package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.dataset.DatasetName;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset}. */
@CommandLine.Command(name = "dataset", description = "Push and look at competitions.", synopsisSubcommandLabel = "COMMAND")
final class DatasetCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private DatasetCommand() {}

    static CommandLine commandLine(Supplier<Services> services) {
        return new CommandLine(new DatasetCommand())
                .addSubcommand(new Push(services))
                .addSubcommand(new BoardCommand(services));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "a command is missing: nsml dataset push, ls or board");
    }

    @CommandLine.Command(name = "push", description = "Push.")
    static final class Push extends Command {
        @Parameters(index = "0", converter = DatasetNameConverter.class)
        private DatasetName name;

        @Parameters(index = "1")
        private Path folder;

        Push(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            services.datasets().push(name, folder);
            return DONE;
        }
    }
}
