package nsml.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import nsml.catalog.SessionRecord;

/** The dots of a submit: one a second for a person who watches, a line for each phase that lasts for everybody. */
final class Dots implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final Services services;
    private final PrintWriter err;
    private Instant last;
    private String phase = "";
    private boolean midLine;

    Dots(Services services) {
        this.services = services;
        err = services.err();
        last = services.clock().instant();
    }

    void show(SessionRecord session) {
        String now = session.phase().orElse("");
        if (!now.equals(phase)) {
            phase = now;
            endLine();
            err.println(sentence(now));
        }
        Instant instant = services.clock().instant();
        if (services.terminal() && Duration.between(last, instant).compareTo(BETWEEN) >= 0) {
            last = instant;
            err.print('.');
            midLine = true;
        }
        err.flush();
    }

    private static String sentence(String phase) {
        return switch (phase) {
            case "START" -> "Starting the submission";
            case "BIND" -> "Binding the model";
            case "LOAD" -> "Loading the checkpoint";
            case "INFER" -> "Infer test set";
            default -> phase;
        };
    }

    private void endLine() {
        if (midLine) {
            err.println();
            midLine = false;
        }
    }

    @Override
    public void close() {
        endLine();
        err.flush();
    }
}
