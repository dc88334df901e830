package nsml.session;

import java.time.Duration;

/** What there was too little of when the platform refused; the original had words of its own for each. */
public sealed interface Shortage {

    /** The team submitted a moment ago. */
    record CoolDown(Duration left) implements Shortage {}

    /** The credits are spent. */
    record Credit(long balance) implements Shortage {}

    /** The user has as many GPUs as anybody gets. */
    record GpuQuota(int most, int using, int requested) implements Shortage {}

    /** Others use the machine, for now. */
    record Capacity() implements Shortage {}

    /** No machine is that large, ever. */
    record Machine() implements Shortage {}
}
