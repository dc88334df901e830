package nsml.runner.cgroup;

/**
 * The most memory that a group used. The kernel's own watermark counts the files that it keeps in memory to be quick, and
 * looking now and then misses what is brief: the truth lies between the two.
 *
 * <p>Thread-safe.
 */
final class PeakMemory {

    private long peak;
    private long mostPageCache;

    /** The peak after one more look. */
    synchronized long after(long used, long pageCache, long watermark) {
        mostPageCache = Math.max(mostPageCache, pageCache);
        peak = Math.max(peak, used);
        return Math.max(peak, watermark - mostPageCache);
    }
}
