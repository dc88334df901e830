package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.session.Refusal;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code nsml rm}. */
@picocli.CommandLine.Command(
        name = "rm",
        description = "Remove sessions with their checkpoints and logs; their scores stay on the board.",
        footer = "Example: nsml rm \"team/ir_ph1/*\"")
final class RmCommand extends Command {

    @Option(
            names = {"-f", "--force"},
            description = "Stop what still runs first.")
    private boolean force;

    @Option(
            names = {"-s", "--skip"},
            description = "Keep the storage: the checkpoints stay, and can be loaded, forked and submitted.")
    private boolean skip;

    @Parameters(
            paramLabel = "SESSION",
            arity = "1..*",
            description = "The session to remove, or a name with * and ? for several (in quotes).")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    RmCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        List<SessionId> sessions = names.stream()
                .flatMap(name -> named(services, name).stream())
                .distinct()
                .toList();
        if (force) {
            sessions.forEach(session -> stop(services, session));
        } else {
            sessions.forEach(session -> requireEnded(services, session));
        }
        for (SessionId session : sessions) {
            if (skip) {
                services.ender().removeButCheckpoints(session);
            } else {
                services.ender().remove(session);
            }
        }
        return DONE;
    }

    private List<SessionId> named(Services services, String name) {
        Wildcard wildcard = new Wildcard(name);
        if (!wildcard.isPattern()) {
            return List.of(require(services, parsed(name)).id());
        }
        List<SessionId> matching = services.catalog().sessions().list().stream()
                .map(SessionRecord::id)
                .filter(id -> wildcard.matches(id.toString()))
                .toList();
        if (matching.isEmpty()) {
            throw new Refusal("no session is named like \"" + name + "\"; all: nsml ps -a");
        }
        return matching;
    }

    private SessionId parsed(String name) {
        try {
            return new SessionIdConverter().convert(name);
        } catch (TypeConversionException e) {
            throw UsageErrors.invalid(spec, "SESSION", e);
        }
    }

    /** All are looked at before the first is removed. */
    private static void requireEnded(Services services, SessionId session) {
        if (!require(services, session).state().isEnd()) {
            throw new Refusal("session " + session + " is still running; stop it first (nsml stop " + session
                    + "), or remove it all the same: nsml rm -f " + session);
        }
    }

    private static void stop(Services services, SessionId session) {
        if (services.ender().stop(session)) {
            new Watch(services.catalog(), services.reaper(), session).untilEnded(record -> {});
        }
    }
}
