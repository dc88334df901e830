package nsml.runner;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nsml.shim.wire.Phase;

/**
 * How a run ended. Whoever holds it may rely on this: no process of the submission lives any more.
 *
 * @param verdict what became of it
 * @param phase the phase it ended in
 * @param used the time it used in each phase it reached, in the order of the phases
 * @param detail one sentence for the user
 * @param answers in mode test with verdict {@link Verdict#OK}, the answers: a plain file, not a link
 * @param exitStatus the process's exit status, 128 plus the signal if one killed it; empty if the runner ended it
 * @param protection how it was confined, and how firmly
 * @param peakMemory bytes of memory that all its processes together were seen to use at most
 * @param cpuTime what they had of the processors
 */
public record Outcome(
        Verdict verdict,
        Phase phase,
        Map<Phase, Duration> used,
        String detail,
        Optional<Path> answers,
        OptionalInt exitStatus,
        Protection protection,
        long peakMemory,
        Duration cpuTime) {

    /** Copies the times. */
    public Outcome {
        var copy = new EnumMap<Phase, Duration>(Phase.class);
        copy.putAll(used);
        used = Collections.unmodifiableMap(copy);
    }

    /** The same, told in other words. */
    public Outcome withDetail(String words) {
        return new Outcome(verdict, phase, used, words, answers, exitStatus, protection, peakMemory, cpuTime);
    }

    Outcome withPeak(Footprint most) {
        return new Outcome(
                verdict, phase, used, detail, answers, exitStatus, protection, most.peakMemory(), most.cpuTime());
    }
}
