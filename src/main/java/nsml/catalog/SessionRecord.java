package nsml.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A session as the catalog knows it.
 *
 * @param id its name
 * @param plan what was asked
 * @param memo the user's description
 * @param state where it stands
 * @param createdAt when it was recorded
 * @param startedAt when its process started
 * @param finishedAt when it ended
 * @param image the image in use, with its digest
 * @param owner who answers for it: the command that created it, then its supervisor
 * @param process the sandbox's outermost process, once started
 * @param phase the phase its process is in, or ended in
 * @param ending how it ended
 * @param stopRequested whether somebody asked for its end
 * @param exitStatus its process's exit status, 128 plus the signal if one killed it; empty if we ended it
 * @param peakMemory the most memory its processes were seen to use together, in bytes
 * @param cpuTime what they had of the processors
 * @param protection what held them, as printed; empty if none ever started
 */
public record SessionRecord(
        SessionId id,
        SessionPlan plan,
        String memo,
        State state,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> image,
        ProcessKey owner,
        Optional<ProcessKey> process,
        Optional<String> phase,
        Optional<Ending> ending,
        boolean stopRequested,
        OptionalInt exitStatus,
        OptionalLong peakMemory,
        Optional<Duration> cpuTime,
        Optional<String> protection) {}
