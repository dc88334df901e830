package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import nsml.dataset.Amounts;
import nsml.dataset.Changes;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.scoring.SortOrder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset change}. */
@CommandLine.Command(
        name = "change",
        description = {
            "Change what a dataset tells about itself, and who sees it; for the team that pushed it.",
            "Its data, its metric and all other limits need a push, which makes a new version and begins anew."
        },
        footer = "Example: nsml dataset change ir_ph1 --description \"until 9 April\" --tag \"#retrieval\"")
final class DatasetChangeCommand extends Command {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Parameters(paramLabel = "NAME", converter = DatasetNameConverter.class, description = "The dataset's name.")
    private DatasetName name;

    @Option(names = "--description", paramLabel = "TEXT", description = "A line for nsml dataset ls.")
    private @Nullable String description;

    @Option(
            names = "--tag",
            paramLabel = "TAG",
            description = "Instead of all its tags; may be repeated. An empty one leaves none.")
    private @Nullable List<String> tags;

    @Option(names = "--private", description = "Only your team, and those let in with -u, see it.")
    private boolean hide;

    @Option(names = "--public", description = "Every team sees it.")
    private boolean show;

    @Option(
            names = {"-u", "--user"},
            paramLabel = "TEAM",
            description = "Let a team see it although it is private; may be repeated.")
    private List<String> users = List.of();

    @Option(names = "--remove-user", paramLabel = "TEAM", description = "Let a team in no longer; may be repeated.")
    private List<String> removedUsers = List.of();

    @Option(names = "--model-size", paramLabel = "SIZE", description = "The limit of one checkpoint, for instance 20M.")
    private @Nullable String modelSize;

    @Option(names = "--sort", paramLabel = "ORDER", description = "Which scores are better: ascending or descending.")
    private @Nullable String sort;

    DatasetChangeCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        Dataset dataset = DatasetAccess.owned(services, name);
        if (hide && show) {
            throw new IllegalArgumentException("a dataset is --private or --public, not both");
        }
        Changes changes = new Changes(
                Optional.ofNullable(description).map(OneLine::checked),
                Optional.ofNullable(tags)
                        .map(list -> list.stream().filter(tag -> !tag.isEmpty()).toList()),
                hide || show ? Optional.of(hide) : Optional.empty(),
                Optional.ofNullable(modelSize).map(Amounts::parseSize),
                Optional.ofNullable(sort).map(SortOrder::parse),
                guests(dataset));
        if (changes.equals(Changes.NONE)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "there is nothing to change; name one of --description, --tag, --private, --public, -u, --remove-user,"
                            + " --model-size, --sort");
        }
        Dataset changed = services.datasets().change(name, changes);
        if (!users.isEmpty() && !changed.competition().about().isPrivate()) {
            services.err().println("Dataset " + name + " is public: every team sees it until it is --private");
        }
        return DONE;
    }

    private Optional<Set<String>> guests(Dataset dataset) {
        if (users.isEmpty() && removedUsers.isEmpty()) {
            return Optional.empty();
        }
        Set<String> guests = new TreeSet<>(dataset.guests());
        users.stream().map(Team::checked).forEach(guests::add);
        removedUsers.stream().map(Team::checked).forEach(guests::remove);
        return Optional.of(guests);
    }
}
