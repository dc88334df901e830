package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.dataset.VisibleFile;
import nsml.session.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset fs}. */
@CommandLine.Command(
        name = "fs",
        description = "List the files that sessions see, in training or in a submit; at most 100.",
        footer = "Example: nsml dataset fs ir_ph1 test/test_data/query")
final class DatasetFsCommand extends Command {

    private static final int MOST = 100;

    @Parameters(
            index = "0",
            paramLabel = "NAME",
            converter = DatasetNameConverter.class,
            description = "The dataset's name.")
    private DatasetName name;

    @Parameters(index = "1", paramLabel = "PATH", arity = "0..1", description = "Only what lies there.")
    private @Nullable String path;

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON, all files of it.")
    private boolean json;

    DatasetFsCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Dataset dataset = DatasetAccess.visible(services, name);
        String folder = path == null ? "" : path.replaceAll("^(\\./)?/*|/+$", "");
        List<VisibleFile> files = dataset.visibleFiles().stream()
                .filter(file -> folder.isEmpty()
                        || file.path().equals(folder)
                        || file.path().startsWith(folder + "/"))
                .toList();
        if (files.isEmpty()) {
            throw new Refusal("sessions see no \"" + folder + "\" in dataset " + name + "; nsml dataset fs " + name
                    + " lists what they see");
        }
        if (json) {
            Json.print(files, services.out());
            return DONE;
        }
        Table table = new Table("Name", "Size");
        files.stream().limit(MOST).forEach(file -> table.row(file.path(), Words.size(file.bytes())));
        table.print(services.out());
        if (files.size() > MOST) {
            services.out()
                    .println("... and " + (files.size() - MOST)
                            + " more; name a folder to see what is in it, or take -j");
        }
        return DONE;
    }
}
