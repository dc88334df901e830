package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset pull}. */
@CommandLine.Command(
        name = "pull",
        description = "Get a dataset back as it was pushed, hidden answers included; for the team that pushed it.",
        footer = "Example: nsml dataset pull ir_ph1 ~/ir_ph1_again")
final class DatasetPullCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            converter = DatasetNameConverter.class,
            description = "The dataset's name.")
    private DatasetName name;

    @Parameters(index = "1", paramLabel = "PATH", description = "The folder to write, not there yet or empty.")
    private Path path;

    DatasetPullCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Dataset dataset = DatasetAccess.owned(services, name);
        dataset.writePushed(path);
        services.out().println("Dataset " + name + " " + dataset.version() + " is in " + path);
        return DONE;
    }
}
