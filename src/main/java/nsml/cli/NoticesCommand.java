package nsml.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.Notices.Notice;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import picocli.CommandLine.Option;

/** {@code nsml notices}. */
@picocli.CommandLine.Command(
        name = "notices",
        description =
                "For organisers: what was noticed about submits to the datasets that your team pushed, oldest first.",
        footer = "Example: nsml notices")
final class NoticesCommand extends Command {

    /** A row of {@code notices -j}. */
    record Row(String session, String noticed, String text) {}

    @Option(
            names = {"-j", "--json-return"},
            description = "Print JSON.")
    private boolean json;

    NoticesCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        String team = Team.name(services);
        List<Notice> notices = new ArrayList<>();
        for (Notice notice : services.catalog().notices().list()) {
            Optional<Dataset> dataset =
                    services.datasets().find(DatasetName.of(notice.session().dataset()));
            if (dataset.filter(known -> known.isOwnedBy(team)).isPresent()) {
                notices.add(notice);
            }
        }
        if (json) {
            Json.print(
                    notices.stream()
                            .map(each ->
                                    new Row(each.session().toString(), each.at().toString(), each.text()))
                            .toList(),
                    services.out());
            return DONE;
        }
        Table table = new Table("Session", "Noticed", "Text");
        notices.forEach(each -> table.row(
                each.session().toString(), Words.age(each.at(), services.clock().instant()), each.text()));
        table.print(services.out());
        return DONE;
    }
}
