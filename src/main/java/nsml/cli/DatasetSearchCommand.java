package nsml.cli;

import java.io.IOException;
import java.util.function.Supplier;
import nsml.dataset.NamePattern;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset search}. */
@CommandLine.Command(
        name = "search",
        description = "List the datasets of a name; * stands for any characters, ? for one.",
        footer = "Example: nsml dataset search 'kin_*'")
final class DatasetSearchCommand extends Command {

    @Parameters(
            paramLabel = "PATTERN",
            description = "Of the name, or of a tag if it begins with #. Without * and ?, a part of it will do.")
    private String pattern = "";

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON.")
    private boolean json;

    DatasetSearchCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        DatasetTable.print(services, new NamePattern(pattern)::matches, json);
        return DONE;
    }
}
