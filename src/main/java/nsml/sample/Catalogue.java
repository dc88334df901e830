package nsml.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The mascots of a competition. */
final class Catalogue {

    private static final int SKETCHES = 12;

    private Catalogue() {}

    /** Invents mascots one by one, each time keeping, of several sketches, the one least like those there are. */
    static List<Mascot> invent(int count, RandomGenerator random) {
        var mascots = new ArrayList<Mascot>();
        while (mascots.size() < count) {
            mascots.add(mostOriginal(mascots, random));
        }
        return mascots;
    }

    private static Mascot mostOriginal(List<Mascot> known, RandomGenerator random) {
        var best = Mascot.draw(random);
        for (int i = 1; i < SKETCHES; i++) {
            var sketch = Mascot.draw(random);
            if (closest(sketch, known) < closest(best, known)) {
                best = sketch;
            }
        }
        return best;
    }

    private static int closest(Mascot mascot, List<Mascot> known) {
        return known.stream().mapToInt(mascot::likeness).max().orElse(0);
    }
}
