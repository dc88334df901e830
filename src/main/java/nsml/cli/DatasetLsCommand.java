package nsml.cli;

import java.io.IOException;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code nsml dataset ls}. */
@CommandLine.Command(name = "ls", description = "List the datasets.", footer = "Example: nsml dataset ls")
final class DatasetLsCommand extends Command {

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON.")
    private boolean json;

    DatasetLsCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        DatasetTable.print(services, dataset -> true, json);
        return DONE;
    }
}
