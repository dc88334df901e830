package nsml.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import org.jspecify.annotations.Nullable;

/** The dots of a session that is awaited, one a second, with the line that the original printed between them. */
final class Dots implements AutoCloseable {

    /** How much is told of the way. */
    enum Detail {
        /** Dots alone, as in January 2019. */
        DOTS,
        /** Loading and inference with their times, in the words of the later client. */
        PHASES
    }

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    private final PrintWriter err;
    private final Services services;
    private final Detail detail;
    private final OptionalLong inferLimit;
    private @Nullable Instant last;
    private Instant phaseBegan;
    private String phase = "";
    private boolean building;
    private boolean midLine;

    /** The seconds that inference may take are told with the phases. */
    Dots(Services services, Detail detail, OptionalLong inferLimit) {
        this.services = services;
        this.detail = detail;
        this.inferLimit = inferLimit;
        err = services.err();
        phaseBegan = services.clock().instant();
    }

    static Dots alone(Services services) {
        return new Dots(services, Detail.DOTS, OptionalLong.empty());
    }

    /** For the second part of the way: that the image is built has been said. */
    static Dots afterStart(Services services, Detail detail, OptionalLong inferLimit) {
        Dots dots = new Dots(services, detail, inferLimit);
        dots.building = true;
        return dots;
    }

    void show(SessionRecord session) {
        if (last == null) {
            dot();
        }
        if (!building && session.state() != State.QUEUED) {
            building = true;
            line("Building docker image. It might take for a while");
            dot();
        }
        if (detail == Detail.PHASES) {
            enter(session.state().isEnd() ? "" : session.phase().orElse(""));
        }
        if (last == null || Duration.between(last, services.clock().instant()).compareTo(BETWEEN) >= 0) {
            dot();
        }
        err.flush();
    }

    private void enter(String now) {
        if (now.equals(phase)) {
            return;
        }
        Instant instant = services.clock().instant();
        double took = Duration.between(phaseBegan, instant).toMillis() / 1000.0;
        if (phase.equals("LOAD")) {
            line(String.format(Locale.ROOT, "load nsml model takes %.3f seconds", took));
        } else if (phase.equals("INFER")) {
            line(String.format(Locale.ROOT, "Infer test set takes %.3f seconds", took));
        }
        if (now.equals("INFER")) {
            line("Infer test set."
                    + (inferLimit.isPresent()
                            ? " The inference should be completed within " + inferLimit.getAsLong() + " seconds."
                            : ""));
        }
        phase = now;
        phaseBegan = instant;
    }

    private void dot() {
        last = services.clock().instant();
        err.print('.');
        midLine = true;
    }

    private void line(String text) {
        endLine();
        err.println(text);
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
