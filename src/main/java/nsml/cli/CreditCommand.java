package nsml.cli;

import java.util.Locale;
import java.util.OptionalLong;
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
    int run(Services services) {
        String user = Team.name(services);
        OptionalLong balance = services.credits().balance(user);
        services.out().println(String.format(Locale.ROOT, "User : %s credit %03d", user, balance.orElse(0)));
        if (balance.isEmpty()) {
            services.out().println("Credits are off: sessions and submits cost nothing.");
        }
        return DONE;
    }
}
