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

    static Pose draw(Round round, RandomGenerator random) {
        return new Pose(
                round.vary(0, 14, random),
                round.vary(0, 0.13, random),
                round.vary(1, 0.1, random),
                round.vary(0.83, 0.08, random),
                round.vary(0, 9, random),
                round.vary(4, 7, random));
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
