package nsml.cli;

import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code nsml dataset}. */
@CommandLine.Command(
        name = "dataset",
        description = "Push competitions and look at them.",
        footer = "Example: nsml dataset ls",
        synopsisSubcommandLabel = "COMMAND")
final class DatasetCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private DatasetCommand() {}

    static CommandLine commandLine(Supplier<Services> services) {
        return new CommandLine(new DatasetCommand())
                .addSubcommand(new DatasetLsCommand(services))
                .addSubcommand(new DatasetSearchCommand(services))
                .addSubcommand(new BoardCommand(services))
                .addSubcommand(new DatasetFsCommand(services))
                .addSubcommand(new DatasetPushCommand(services))
                .addSubcommand(new DatasetPullCommand(services))
                .addSubcommand(new DatasetChangeCommand(services))
                .addSubcommand(new DatasetRmCommand(services));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing: nsml dataset ls, search, board, fs, push, pull, change or rm");
    }
}
