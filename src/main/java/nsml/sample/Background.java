package nsml.sample;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.List;

/**
 * Photographs what lies behind a product, out of focus: the camera is on the product, and a small network would otherwise
 * learn the clutter first.
 */
final class Background {

    /** How far it reaches, in design units: a margin beyond the picture, where the blur has no neighbours. */
    static final double REACH = 125;

    private static final int SIZE = 80;
    private static final int RADIUS = 5;
    private static final double SIGMA = 2.2;
    private static final ConvolveOp BLUR = new ConvolveOp(gaussian());

    private Background() {}

    /** A square photograph from -{@link #REACH} to {@code REACH}; blurred already, so that its few pixels are enough. */
    static BufferedImage photograph(List<Layer> layers, Colourway colours) {
        var photograph = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
        var graphics = photograph.createGraphics();
        try {
            var frame = AffineTransform.getScaleInstance(SIZE / 2 / REACH, SIZE / 2 / REACH);
            frame.translate(REACH, REACH);
            new Brush(graphics, colours).within(frame, brush -> brush.lay(layers));
        } finally {
            graphics.dispose();
        }
        return BLUR.filter(photograph, null);
    }

    private static Kernel gaussian() {
        int width = 2 * RADIUS + 1;
        var weights = new float[width * width];
        for (int i = 0; i < weights.length; i++) {
            int x = i % width - RADIUS;
            int y = i / width - RADIUS;
            weights[i] = (float) (Math.exp(-(x * x + y * y) / (2 * SIGMA * SIGMA)) / (2 * Math.PI * SIGMA * SIGMA));
        }
        return new Kernel(width, width, weights);
    }
}
