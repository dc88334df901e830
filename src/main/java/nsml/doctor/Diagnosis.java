package nsml.doctor;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import nsml.runner.Level;
import nsml.runner.Protection;
import nsml.runner.SandboxKind;

/**
 * What the suite told of one sandbox.
 *
 * @param protection what held the submissions
 * @param results a case each, in the suite's order
 * @param leftovers what was still there when all was over, a sentence each
 * @param startUp how much later a submission says its first word than in a plain process, the median of some; empty for a plain
 *     process itself
 */
public record Diagnosis(
        Protection protection, List<CaseResult> results, List<String> leftovers, Optional<Duration> startUp) {

    /** Copies. */
    public Diagnosis {
        results = List.copyOf(results);
        leftovers = List.copyOf(leftovers);
    }

    /** Tells whether every case held and nothing was left. */
    public boolean holds() {
        return leftovers.isEmpty() && results.stream().allMatch(CaseResult::holds);
    }

    /** Returns which sandbox it was. */
    public SandboxKind sandbox() {
        return protection.sandbox();
    }

    /** Returns how far a submission in it can be trusted here; a promise that a case broke is none. */
    public Level level() {
        return holds() ? protection.level() : Level.OPEN;
    }
}
