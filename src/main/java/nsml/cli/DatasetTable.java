package nsml.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import nsml.dataset.Competition;
import nsml.dataset.Dataset;

/** The table of {@code dataset ls} and {@code dataset search}. */
final class DatasetTable {

    /** A row in JSON. */
    record Row(
            String name,
            long bytes,
            String lastModified,
            String author,
            String description,
            List<String> tags,
            @JsonProperty("private") boolean isPrivate,
            String task,
            String metric,
            String sort,
            String version,
            long checkpointLimit,
            long trainFiles,
            long testFiles,
            long queries,
            long references) {}

    private DatasetTable() {}

    /** Prints those datasets that the team may see and that are wanted. */
    static void print(Services services, Predicate<Dataset> wanted, boolean json) throws IOException {
        String team = Team.name(services);
        List<Dataset> datasets = services.datasets().list().stream()
                .filter(dataset -> dataset.isVisibleTo(team))
                .filter(wanted)
                .toList();
        if (json) {
            Json.print(datasets.stream().map(DatasetTable::row).toList(), services.out());
            return;
        }
        Table table = new Table("Name", "Size", "Last Modified", "Author", "Description", "Tag");
        for (Dataset dataset : datasets) {
            table.row(
                    dataset.name().text(),
                    Words.size(dataset.contents().bytes()),
                    Words.age(dataset.contents().pushedAt(), services.clock().instant()),
                    dataset.author(),
                    dataset.competition().description(),
                    String.join(" ", dataset.competition().about().tags()));
        }
        table.print(services.out());
    }

    private static Row row(Dataset dataset) {
        Competition competition = dataset.competition();
        return new Row(
                dataset.name().text(),
                dataset.contents().bytes(),
                dataset.contents().pushedAt().toString(),
                dataset.author(),
                competition.description(),
                competition.about().tags(),
                competition.about().isPrivate(),
                competition.task().printed(),
                competition.scoring().name(),
                competition.sort().printed(),
                dataset.version(),
                competition.limits().checkpoint(),
                dataset.contents().trainFiles(),
                dataset.contents().test().files(),
                dataset.contents().queries(),
                dataset.contents().references());
    }
}
