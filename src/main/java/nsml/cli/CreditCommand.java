package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.dataset.Competition;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.session.CreditWatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code nsml credit}. */
@picocli.CommandLine.Command(
        name = "credit",
        description = "Show the credits that are left; each competition that has them keeps its own account.",
        footer = "Example: nsml credit")
final class CreditCommand extends Command {

    @Option(
            names = {"-d", "--data"},
            paramLabel = "DATASET",
            converter = DatasetNameConverter.class,
            description = "Only the account of one competition.")
    private @Nullable DatasetName dataset;

    CreditCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        String user = Team.name(services);
        List<Dataset> wanted = dataset == null
                ? services.datasets().list()
                : List.of(services.datasets().require(dataset));
        boolean counted = false;
        for (Dataset one : wanted) {
            Optional<Double> balance = balance(services, user, one);
            if (balance.isPresent()) {
                counted = true;
                services.out().println(line(user, balance.get()));
                services.out().println(rule(one));
            }
        }
        if (!counted) {
            services.out().println(line(user, 0));
            services.out().println("Credits are off: sessions and submits cost nothing.");
        }
        return DONE;
    }

    private static Optional<Double> balance(Services services, String user, Dataset one) {
        return new CreditWatch(
                        Optional.of(one.competition()),
                        services.catalog(),
                        user,
                        one.name().text(),
                        services.clock())
                .balance();
    }

    private static String line(String user, double balance) {
        return String.format(Locale.ROOT, "User : %s credit %03d", user, (long) Math.floor(balance));
    }

    private static String rule(Dataset one) {
        Competition.Credits credits = one.competition().submit().credits().orElseThrow();
        return "for " + one.name() + ": a GPU costs 1 a minute; " + credits.perHour() + " an hour are earned, up to "
                + credits.cap();
    }
}
