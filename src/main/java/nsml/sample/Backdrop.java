package nsml.sample;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What else is in a picture.
 *
 * @param behind what lies behind the product, the furthest first; covers the picture
 * @param before what hides a part of it
 */
record Backdrop(List<Layer> behind, List<Layer> before) {

    Backdrop {
        behind = List.copyOf(behind);
        before = List.copyOf(before);
    }

    static Backdrop draw(Round round, RandomGenerator random) {
        return switch (round) {
            case FIRST -> new Backdrop(List.of(Clutter.plainGround(random)), List.of());
            case SECOND -> new Clutter(random).arrange();
        };
    }
}
