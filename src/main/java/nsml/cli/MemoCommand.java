package nsml.cli;

import java.util.function.Supplier;
import nsml.catalog.SessionId;
import picocli.CommandLine.Parameters;

/** {@code nsml memo}. */
@picocli.CommandLine.Command(
        name = "memo",
        description = "Set a session's description, as ps shows it, instead of the one it has.",
        footer = "Example: nsml memo team/ir_ph1/1 \"learning rate 0.01\"")
final class MemoCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session to describe.")
    private SessionId session;

    @Parameters(index = "1", paramLabel = "MEMO", description = "The description; \"\" for none.")
    private String memo;

    MemoCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) {
        require(services, session);
        services.catalog().sessions().setMemo(session, memo);
        return DONE;
    }
}
