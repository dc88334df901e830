package nsml.shim;

import java.util.List;

/**
 * Runs the submission found on the class path: on the platform when {@code NSML_SOCKET} names its socket, otherwise on the
 * author's desk, with paths from the command line ({@code --help} lists the options).
 *
 * <p>Exit status: 0 all done, 1 the submission failed, 2 it could not be run as asked, 3 the supervisor has gone.
 */
public final class Main {

    static final String SOCKET_VARIABLE = "NSML_SOCKET";

    private Main() {}

    /**
     * Runs the submission and ends the process, whatever threads the submission has left behind.
     *
     * @param arguments the options; none on the platform, which sends the submission's arguments itself
     */
    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        try {
            String socket = System.getenv(SOCKET_VARIABLE);
            if (socket != null) {
                return new Hooks(SocketSupervisor.connect(socket), true).run();
            }
            if (LocalOptions.wantHelp(arguments)) {
                System.out.print(LocalOptions.HELP);
                return 0;
            }
            return new Hooks(LocalSupervisor.open(LocalOptions.parse(arguments), System.out), false).run();
        } catch (UserException e) {
            System.err.println("nsml: " + e.getMessage());
            return 2;
        } catch (Throwable e) {
            // Left to the JVM, it would end this thread only, and the submission's threads would run on.
            e.printStackTrace();
            return 1;
        }
    }
}
