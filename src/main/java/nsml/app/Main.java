package nsml.app;

import java.io.IOException;
import nsml.catalog.SessionId;
import nsml.cli.Nsml;
import picocli.CommandLine;

/** Where the program starts: a command of the user's, or the supervisor of one session. */
public final class Main {

    /** The first argument of a supervisor's command line; no command of the user's. */
    static final String SUPERVISE = "--supervise";

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.of(System.getenv(), System.getProperties());
        int status = 0;
        try (Workplace workplace = new Workplace(settings)) {
            if (arguments.length == 2 && arguments[0].equals(SUPERVISE)) {
                workplace.supervisor().supervise(SessionId.parse(arguments[1]));
            } else {
                CommandLine line = Nsml.commandLine(() -> workplace);
                line.setOut(workplace.out());
                line.setErr(workplace.err());
                status = line.execute(arguments);
            }
        }
        System.exit(status);
    }
}
