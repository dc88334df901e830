package nsml.runner;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import nsml.shim.Mode;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/** How far a conversation has come, and what may be said next. */
final class Progress {

    private Optional<Reply.Start> start = Optional.empty();
    private Optional<Path> answers = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private boolean done;

    /** Says what is wrong with a request at this point; empty if nothing is. */
    Optional<String> objection(Request request, Phase phase) {
        if (isOver()) {
            return Optional.of("nothing after done or failed, got " + name(request));
        }
        if (request instanceof Request.Hello) {
            return start.isEmpty() ? Optional.empty() : Optional.of("hello once, got it twice");
        }
        if (start.isEmpty()) {
            return Optional.of("hello first, got " + name(request));
        }
        if (phase == Phase.START && isWork(request)) {
            return Optional.of("enter bind first, got " + name(request));
        }
        if (request instanceof Request.Enter enter && !next(phase).contains(enter.phase())) {
            return Optional.of("one of " + next(phase) + " after " + phase + ", got " + enter.phase());
        }
        if (request instanceof Request.Answered && (phase != Phase.INFER || answers.isPresent())) {
            return Optional.of(
                    "answers once, in phase INFER, got them " + (answers.isPresent() ? "twice" : "in phase " + phase));
        }
        return Optional.empty();
    }

    /** The phases that may follow. */
    private Set<Phase> next(Phase phase) {
        Mode mode = start.orElseThrow().mode();
        Phase test = start.orElseThrow().terms().serves() ? Phase.SERVE : Phase.INFER;
        Phase work = mode == Mode.TRAIN ? Phase.TRAIN : test;
        boolean loads = start.orElseThrow().checkpoint().isPresent();
        return switch (phase) {
            case START -> Set.of(Phase.BIND);
            case BIND -> Set.of(loads ? Phase.LOAD : work);
            case LOAD -> Set.of(work);
            case TRAIN, INFER, SERVE -> Set.of();
        };
    }

    void started(Reply.Start reply) {
        start = Optional.of(reply);
    }

    void answered(Path file) {
        answers = Optional.of(file);
    }

    void failed(String error) {
        failure = Optional.of(error);
    }

    void finished() {
        done = true;
    }

    boolean hasStarted() {
        return start.isPresent();
    }

    boolean isDone() {
        return done;
    }

    /** The name of the answers' file in the scratch folder. */
    Optional<Path> answers() {
        return answers;
    }

    Optional<String> failure() {
        return failure;
    }

    boolean isOver() {
        return done || failure.isPresent();
    }

    boolean isTest() {
        return start.map(Reply.Start::mode).equals(Optional.of(Mode.TEST));
    }

    private static boolean isWork(Request request) {
        return request instanceof Request.Report
                || request instanceof Request.Save
                || request instanceof Request.Load
                || request instanceof Request.Keep
                || request instanceof Request.Recall
                || request instanceof Request.Progress;
    }

    private static String name(Request request) {
        return request.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
