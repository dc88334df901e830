package nsml.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import nsml.catalog.SessionId;
import nsml.runner.Console;
import nsml.session.Refusal;
import picocli.CommandLine.Parameters;

/** {@code nsml exec}. */
@picocli.CommandLine.Command(
        name = "exec",
        description =
                "Evaluate Python within a session, in the scope that it gave to nsml.report or nsml.paused; without"
                        + " TEXT, line by line from the standard input.",
        footer = "Example: nsml exec team/ir_ph1/1 'model.training'")
final class ExecCommand extends Command {

    @Parameters(
            index = "0",
            paramLabel = "SESSION",
            converter = SessionIdConverter.class,
            description = "The session, which must be running.")
    private SessionId session;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "An expression or statements.")
    private List<String> words = List.of();

    ExecCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SessionConsole console = SessionConsole.open(services, "exec", session);
        if (!services.catalog().sessions().find(session).orElseThrow().plan().isPython()) {
            throw new Refusal("session " + session
                    + " is written in Java, which evaluates nothing; run a command in it with nsml sh " + session);
        }
        if (!words.isEmpty()) {
            return console.ask(Console.Kind.EXEC, String.join(" ", words));
        }
        return lineByLine(services, console);
    }

    private static int lineByLine(Services services, SessionConsole console) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int status = DONE;
        prompt(services);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank()) {
                status = console.ask(Console.Kind.EXEC, line);
            }
            prompt(services);
        }
        return status;
    }

    private static void prompt(Services services) {
        if (services.terminal()) {
            services.err().print(">>> ");
            services.err().flush();
        }
    }
}
