package nsml.doctor;

import java.time.Duration;
import java.util.List;

/**
 * What became of a case.
 *
 * @param hostile the case
 * @param got the verdict; {@code train: VERDICT} if that was to prepare and failed, {@code skipped} if it was not run
 * @param faults what does not hold, a sentence each; for a case that was not run, why
 * @param gone how long after its end, or its limit, the last of its processes was there
 */
public record CaseResult(HostileCase hostile, String got, List<String> faults, Duration gone) {

    private static final String SKIPPED = "skipped";

    /** Copies. */
    public CaseResult {
        faults = List.copyOf(faults);
    }

    static CaseResult skipped(HostileCase hostile, String why) {
        return new CaseResult(hostile, SKIPPED, List.of(why), Duration.ZERO);
    }

    /** Tells whether the case was left out. */
    public boolean isSkipped() {
        return got.equals(SKIPPED);
    }

    /** Tells whether the platform held; also of a case that was left out. */
    public boolean holds() {
        return isSkipped() || faults.isEmpty();
    }
}
