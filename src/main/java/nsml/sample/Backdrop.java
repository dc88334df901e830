package nsml.sample;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What else is in a picture.
 *
 * @param behind what lies behind the product, the furthest first; the first covers {@link #EVERYWHERE}
 * @param before what hides a part of it
 */
record Backdrop(List<Layer> behind, List<Layer> before) {

    /** More than the picture, as a blurred background takes in what lies beside it. */
    static final Shape EVERYWHERE = Shapes.box(0, 0, 130, 130, 0);

    Backdrop {
        behind = List.copyOf(behind);
        before = List.copyOf(before);
    }

    static Backdrop draw(Round round, RandomGenerator random) {
        return switch (round) {
            case FIRST -> new Backdrop(List.of(plain(random)), List.of());
            case SECOND -> new Clutter(random).arrange();
        };
    }

    /** A sheet of pale paper, lit in the middle. */
    private static Layer plain(RandomGenerator random) {
        float hue = random.nextFloat();
        float saturation = random.nextFloat(0.02f, 0.22f);
        var middle = Color.getHSBColor(hue, saturation, 0.98f);
        var rim = Color.getHSBColor(hue, saturation + 0.06f, 0.88f);
        return new Layer(EVERYWHERE, new RadialGradientPaint(0, 0, 145, new float[] {0, 1}, new Color[] {middle, rim}));
    }
}
