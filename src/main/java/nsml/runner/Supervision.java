package nsml.runner;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import nsml.shim.wire.Request;
import org.jspecify.annotations.Nullable;

/**
 * Follows one run from its start to its end: hears the events and looks at the clocks. On one thread; nothing that the
 * submission does can keep it from looking in time.
 */
final class Supervision {

    private static final long STOP_POLL = Duration.ofMillis(250).toNanos();
    private static final long GRACE = Duration.ofSeconds(5).toNanos();
    private static final long LAST_WORDS = Duration.ofSeconds(2).toNanos();

    private final BlockingQueue<Event> events;
    private final Host host;
    private final Dialogue dialogue;
    private final Progress progress;
    private final PhaseClocks clocks;
    private long nextStopPoll;
    private Optional<Long> graceEnds = Optional.empty();
    private boolean hungUp;
    private boolean exited;
    private Optional<Ending> ending = Optional.empty();

    Supervision(BlockingQueue<Event> events, Host host, Dialogue dialogue, Progress progress, PhaseClocks clocks) {
        this.events = events;
        this.host = host;
        this.dialogue = dialogue;
        this.progress = progress;
        this.clocks = clocks;
        this.nextStopPoll = clocks.now();
    }

    /** Returns when the process has ended, or should be ended now; if that is for a limit or a stop, with it. */
    Optional<Ending> follow() throws IOException, InterruptedException {
        while (!exited && !hasAnswered()) {
            lookAround();
            if (ending.isPresent() || untilGraceEnds() <= 0) {
                return ending;
            }
            hear(events.poll(longestWait(), TimeUnit.NANOSECONDS));
        }
        return ending;
    }

    /** With its answers the work is done, and the clock has stopped: what it would do after that is not to change them. */
    private boolean hasAnswered() {
        return progress.answers().isPresent();
    }

    /** Hears what had been said before the process died. To be called when nobody is left to say more. */
    Optional<Ending> hearLastWords() throws IOException, InterruptedException {
        long deadline = clocks.now() + LAST_WORDS;
        while (!hungUp && !hasAnswered() && ending.isEmpty() && clocks.now() - deadline < 0) {
            hear(events.poll(deadline - clocks.now(), TimeUnit.NANOSECONDS));
        }
        return ending;
    }

    private void lookAround() throws IOException {
        if (ending.isEmpty()) {
            ending = clocks.timeout();
        }
        if (clocks.now() - nextStopPoll >= 0) {
            if (ending.isEmpty() && host.stopRequested()) {
                ending = Optional.of(new Ending(Verdict.STOPPED, "it was stopped on demand"));
            }
            nextStopPoll = clocks.now() + STOP_POLL;
        }
    }

    private long longestWait() {
        long untilPoll = nextStopPoll - clocks.now();
        return Math.min(untilPoll, Math.min(clocks.left().toNanos(), untilGraceEnds()));
    }

    private long untilGraceEnds() {
        return graceEnds.map(end -> end - clocks.now()).orElse(Long.MAX_VALUE);
    }

    private void beginGrace() {
        if (graceEnds.isEmpty()) {
            graceEnds = Optional.of(clocks.now() + GRACE);
        }
    }

    private void hear(@Nullable Event event) throws IOException {
        if (event instanceof Event.Asked asked) {
            if (isInOrder(asked.request())) {
                asked.answer().complete(dialogue.answer(asked.request()));
            }
        } else if (event instanceof Event.Saved saved) {
            if (isInOrder(saved.request())) {
                saved.answer().complete(dialogue.save(saved));
            }
        } else if (event instanceof Event.Garbled garbled) {
            hungUp = true;
            breakOff(garbled.why());
        } else if (event instanceof Event.HungUp) {
            hungUp = true;
            // Without a conversation, nothing more can come of it.
            beginGrace();
        } else if (event instanceof Event.Exited) {
            exited = true;
        } else if (event instanceof Event.Exceeded exceeded) {
            ending = Optional.of(exceeded.ending());
        } else if (event instanceof Event.Faulted faulted) {
            throw new IOException("the supervision of a submission failed", faulted.cause());
        }
        if (progress.isOver()) {
            beginGrace();
        }
    }

    private boolean isInOrder(Request request) {
        Optional<String> objection = progress.objection(request, clocks.phase());
        objection.ifPresent(this::breakOff);
        return objection.isEmpty();
    }

    private void breakOff(String why) {
        ending = Optional.of(new Ending(Verdict.CRASH, "it broke the protocol: " + Printable.text(why)));
    }
}
