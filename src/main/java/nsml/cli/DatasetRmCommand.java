package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.dataset.DatasetName;
import nsml.session.Refusal;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml dataset rm}. */
@CommandLine.Command(
        name = "rm",
        description = "Remove a dataset with all its versions; its sessions and scores stay.",
        footer = "Example: nsml dataset rm ir_ph1")
final class DatasetRmCommand extends Command {

    private static final int SHOWN = 3;

    @Option(
            names = {"-f", "--force"},
            description = "Stop its running sessions first.")
    private boolean force;

    @Parameters(paramLabel = "NAME", converter = DatasetNameConverter.class, description = "The dataset's name.")
    private DatasetName name;

    DatasetRmCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        DatasetAccess.owned(services, name);
        List<SessionId> running = services.catalog().sessions().live().stream()
                .map(SessionRecord::id)
                .filter(session -> session.dataset().equals(name.text()))
                .toList();
        if (!force && !running.isEmpty()) {
            throw new Refusal("dataset \"" + name + "\" is in use by " + named(running)
                    + "; wait for the end, or stop what runs and remove the dataset: nsml dataset rm -f " + name);
        }
        for (SessionId session : running) {
            if (services.ender().stop(session)) {
                new Watch(services.catalog(), services.reaper(), session).untilEnded(record -> {});
            }
        }
        services.datasets().remove(name);
        services.catalog().keptFiles().remove(name.text());
        return DONE;
    }

    private static String named(List<SessionId> sessions) {
        List<String> shown =
                sessions.stream().limit(SHOWN).map(SessionId::toString).toList();
        return String.join(", ", shown)
                + (sessions.size() > SHOWN ? " and " + (sessions.size() - SHOWN) + " more" : "");
    }
}
