package nsml.sample;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * What the lamp and the camera do to a picture.
 *
 * @param red strength of the red light; 1 leaves the picture as it is
 * @param green the same for green
 * @param blue the same for blue
 * @param contrast 1 leaves the picture as it is
 * @param shade how dark the side away from the lamp is, 0 to 1
 * @param direction where the lamp is, in radians
 * @param blur how much of its neighbours a pixel takes on, 0 to 1
 * @param noise standard deviation of the grain, in grey levels
 * @param grain seed of the grain
 */
record Light(
        double red,
        double green,
        double blue,
        double contrast,
        double shade,
        double direction,
        double blur,
        double noise,
        long grain) {

    static Light draw(Round round, RandomGenerator random) {
        int moods = round.number();
        double brightness = around(1.05, 0.1 * moods, random);
        return new Light(
                brightness * around(1, 0.09 * moods, random),
                brightness * around(1, 0.06 * moods, random),
                brightness * around(1, 0.09 * moods, random),
                around(1, 0.07 * moods, random),
                random.nextDouble(0.25 * moods),
                random.nextDouble(2 * Math.PI),
                random.nextDouble(0.4 * moods),
                random.nextDouble(3 * moods),
                random.nextLong());
    }

    private static double around(double middle, double spread, RandomGenerator random) {
        return random.nextDouble(middle - spread, middle + spread);
    }

    BufferedImage shine(BufferedImage picture) {
        var lit = blurred(picture);
        var random = new SplittableRandom(grain);
        int size = lit.getWidth();
        int[] pixels = lit.getRGB(0, 0, size, size, null, 0, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                int pixel = pixels[y * size + x];
                double lamp = brightness((x + 0.5) / size - 0.5, (y + 0.5) / size - 0.5);
                double speck = noise * random.nextGaussian();
                pixels[y * size + x] = exposed(pixel >> 16 & 0xFF, red * lamp, speck) << 16
                        | exposed(pixel >> 8 & 0xFF, green * lamp, speck) << 8
                        | exposed(pixel & 0xFF, blue * lamp, speck);
            }
        }
        lit.setRGB(0, 0, size, size, pixels, 0, size);
        return lit;
    }

    private BufferedImage blurred(BufferedImage picture) {
        float side = (float) (blur / 8);
        float corner = side / 2;
        float middle = 1 - 4 * side - 4 * corner;
        var kernel = new Kernel(3, 3, new float[] {corner, side, corner, side, middle, side, corner, side, corner});
        return new ConvolveOp(kernel, ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    /** Brighter towards the lamp; x and y from -0.5 to 0.5. */
    private double brightness(double x, double y) {
        return 1 - shade * (0.3 - 0.7 * (x * Math.cos(direction) + y * Math.sin(direction)));
    }

    private int exposed(int channel, double gain, double speck) {
        double level = (128 + contrast * (channel - 128)) * gain + speck;
        return (int) Math.round(Math.min(255, Math.max(0, level)));
    }
}
