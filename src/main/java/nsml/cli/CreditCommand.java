package nsml.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.SortedMap;
import java.util.function.Supplier;

/** {@code nsml credit}. */
@picocli.CommandLine.Command(
        name = "credit",
        description = "Show the credits that are left.",
        footer = "Example: nsml credit")
final class CreditCommand extends Command {

    CreditCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        String team = Team.name(services);
        SortedMap<String, Long> balances = services.credits().balances(team);
        if (balances.isEmpty()) {
            print(services, team, 0, "");
            services.out().println("Credits are off: sessions and submits cost nothing.");
        } else {
            balances.forEach((dataset, balance) ->
                    print(services, team, balance, balances.size() == 1 ? "" : " (" + dataset + ")"));
        }
        return DONE;
    }

    private static void print(Services services, String team, long balance, String of) {
        services.out().println(String.format(Locale.ROOT, "User : %s credit %03d%s", team, balance, of));
    }
}
