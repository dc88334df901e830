package nsml.submission.training;

import java.util.Random;

/** Where randomness comes from: for each epoch its own generator, so that an epoch does not depend on those before it. */
final class Chance {

    private Chance() {}

    static Random ofEpoch(long seed, int epoch) {
        // The finaliser of SplitMix64: java.util.Random alone begins alike for seeds that are close together.
        long mixed = seed + 0x9E3779B97F4A7C15L * (epoch + 1L);
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return new Random(mixed ^ (mixed >>> 31));
    }
}
