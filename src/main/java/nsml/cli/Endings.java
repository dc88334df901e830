package nsml.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import nsml.catalog.Ending;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;

/** How a session's end is told: the verdict, the phase, the time used, and what to do. */
final class Endings {

    private Endings() {}

    /** Prints the end; returns the exit status that fits. */
    static int print(SessionRecord session, PrintWriter out) {
        lines(session).forEach(line -> out.println(Words.visible(line)));
        out.flush();
        return session.state() == State.SUCCEEDED ? Command.DONE : Command.FAILED;
    }

    /** Tells the end in one to three lines. */
    static List<String> lines(SessionRecord session) {
        Ending ending = session.ending().orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add("Session " + session.id() + " " + word(session) + ": " + ending.verdict() + " in phase "
                + ending.phase().toLowerCase(Locale.ROOT) + times(ending));
        if (!ending.detail().isEmpty()) {
            lines.add(ending.detail());
        }
        if (ending.state() == State.FAILED || ending.state() == State.LOST) {
            lines.add((session.plan().kind().isGraded()
                            ? "What it prints shows nsml submit -t"
                            : "What it printed: nsml logs " + session.id())
                    + "; the verdict explained: docs/errors.md, " + ending.verdict());
        }
        return lines;
    }

    /** For instance {@code was stopped}. */
    static String word(SessionRecord session) {
        return switch (session.state()) {
            case SUCCEEDED -> "is done";
            case FAILED -> "failed";
            case STOPPED -> "was stopped";
            default -> "is lost";
        };
    }

    private static String times(Ending ending) {
        return ending.used().isEmpty()
                ? ""
                : ending.used().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> entry.getKey().toLowerCase(Locale.ROOT) + " " + Words.duration(entry.getValue()))
                        .collect(Collectors.joining(", ", " (time used: ", ")"));
    }
}
