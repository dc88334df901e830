package nsml.sample;

import static nsml.sample.Colourway.BLUSH;
import static nsml.sample.Shapes.ellipse;
import static nsml.sample.Shapes.pair;

import java.util.random.RandomGenerator;

/** What all pictures of a class have in common. */
record Mascot(
        Product product,
        Head head,
        Ears ears,
        Pattern pattern,
        Eyes eyes,
        Mouth mouth,
        Accessory accessory,
        Colourway colourway) {

    /** Invents one. */
    static Mascot draw(RandomGenerator random) {
        return new Mascot(
                oneOf(Product.values(), random),
                oneOf(Head.values(), random),
                oneOf(Ears.values(), random),
                oneOf(Pattern.values(), random),
                oneOf(Eyes.values(), random),
                oneOf(Mouth.values(), random),
                oneOf(Accessory.values(), random),
                oneOf(Colourway.values(), random));
    }

    /** Counts what two mascots share, the large features for more than the small; colours are for nothing. */
    int likeness(Mascot other) {
        return (product == other.product ? 3 : 0)
                + (pattern == other.pattern ? 3 : 0)
                + (ears == other.ears ? 3 : 0)
                + (head == other.head ? 1 : 0)
                + (eyes == other.eyes ? 1 : 0)
                + (mouth == other.mouth ? 1 : 0)
                + (accessory == other.accessory ? 1 : 0);
    }

    /** The whole product, within -100 to 100. */
    void paint(Brush brush) {
        product.paint(brush, this);
    }

    /** A head in one colour. */
    void paintHead(Brush brush) {
        ears.paint(brush);
        brush.fill(head.outline(), brush.colours().base());
        paintFace(brush);
    }

    /** A head in a hood of the pattern, for products that have no body. */
    void paintHood(Brush brush) {
        ears.paint(brush);
        brush.fill(head.outline(), pattern);
        brush.within(0, 7, 0.74, this::paintMask);
    }

    /** A face on a pale oval, for products that are no head. */
    void paintMask(Brush brush) {
        brush.fill(ellipse(0, 4, 50, 35), brush.colours().pale());
        paintFace(brush);
    }

    void paintEars(Brush brush) {
        ears.paint(brush);
    }

    private void paintFace(Brush brush) {
        brush.stain(pair(ellipse(35, 13, 8, 5)), BLUSH);
        mouth.paint(brush);
        eyes.paint(brush);
        accessory.paint(brush);
    }

    static <T> T oneOf(T[] values, RandomGenerator random) {
        return values[random.nextInt(values.length)];
    }
}
