package nsml.cli;

import java.util.function.Supplier;

/** {@code nsml login}. */
@picocli.CommandLine.Command(
        name = "login",
        description = "Say who you are; here no login is needed.",
        footer = "Example: nsml login")
final class LoginCommand extends Command {

    LoginCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) {
        services.out()
                .println("No login is needed: everything stays on this machine. Your team is \"" + Team.name(services)
                        + "\"; set NSML_TEAM to change it.");
        return DONE;
    }
}
