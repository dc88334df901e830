package nsml.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Keeps at most so many of any number of things, each with the same chance. */
final class Reservoir<T> {

    private final int size;
    private final Random chance;
    private final List<T> kept = new ArrayList<>();
    private long seen;

    /** The same seed keeps the same ones. */
    Reservoir(int size, long seed) {
        this.size = size;
        chance = new Random(seed);
    }

    void add(T one) {
        seen++;
        if (kept.size() < size) {
            kept.add(one);
        } else {
            long place = (long) (chance.nextDouble() * seen);
            if (place < size) {
                kept.set((int) place, one);
            }
        }
    }

    /** Returns what is kept, in no order. */
    List<T> kept() {
        return List.copyOf(kept);
    }
}
