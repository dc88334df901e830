package nsml.sample;

import java.awt.geom.AffineTransform;
import java.util.random.RandomGenerator;

/**
 * How a product stands before the camera.
 *
 * @param turn rotation in the picture's plane, in degrees
 * @param lean shear, as when seen from the side
 * @param squeeze width over height
 * @param zoom size; 1 fills the picture
 * @param shiftX way from the middle, in design units
 * @param shiftY the same downwards
 */
record Pose(double turn, double lean, double squeeze, double zoom, double shiftX, double shiftY) {

    static Pose draw(RandomGenerator random) {
        return new Pose(
                random.nextDouble(-14, 14),
                random.nextDouble(-0.13, 0.13),
                random.nextDouble(0.9, 1.1),
                random.nextDouble(0.75, 0.92),
                random.nextDouble(-9, 9),
                random.nextDouble(-3, 11));
    }

    /** From the product's frame to the picture's. */
    AffineTransform transform() {
        var transform = AffineTransform.getTranslateInstance(shiftX, shiftY);
        transform.rotate(Math.toRadians(turn));
        transform.shear(lean, 0);
        transform.scale(zoom * Math.sqrt(squeeze), zoom / Math.sqrt(squeeze));
        return transform;
    }
}
