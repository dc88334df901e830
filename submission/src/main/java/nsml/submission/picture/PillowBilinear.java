package nsml.submission.picture;

/**
 * A triangle filter, stretched by the scale when it makes smaller: first along the rows, then along the columns, with bytes
 * in between.
 */
final class PillowBilinear {

    private static final int BITS = 22;
    private static final int HALF = 1 << (BITS - 1);

    private PillowBilinear() {}

    static RgbPicture resize(RgbPicture picture, int width, int height) {
        byte[] samples = picture.samples();
        if (picture.width() != width) {
            samples = alongRows(samples, picture.width(), picture.height(), Taps.of(picture.width(), width));
        }
        if (picture.height() != height) {
            samples = alongColumns(samples, width, Taps.of(picture.height(), height));
        }
        return RgbPicture.owning(width, height, samples);
    }

    private static byte[] alongRows(byte[] source, int width, int height, Taps[] taps) {
        int stride = RgbPicture.CHANNELS;
        var target = new byte[stride * taps.length * height];
        int at = 0;
        for (int y = 0; y < height; y++) {
            for (Taps tap : taps) {
                int from = stride * (y * width + tap.first);
                for (int channel = 0; channel < stride; channel++) {
                    target[at++] = tap.sum(source, from + channel, stride);
                }
            }
        }
        return target;
    }

    private static byte[] alongColumns(byte[] source, int width, Taps[] taps) {
        int stride = RgbPicture.CHANNELS * width;
        var target = new byte[stride * taps.length];
        int at = 0;
        for (Taps tap : taps) {
            for (int i = 0; i < stride; i++) {
                target[at++] = tap.sum(source, stride * tap.first + i, stride);
            }
        }
        return target;
    }

    /** The source samples of one new sample, from {@code first} on, with their weights in 22-bit fixed point. */
    private static final class Taps {
        final int first;
        final int[] weights;

        private Taps(int first, int[] weights) {
            this.first = first;
            this.weights = weights;
        }

        static Taps[] of(int from, int to) {
            var taps = new Taps[to];
            double scale = (double) from / to;
            double support = Math.max(scale, 1);
            for (int i = 0; i < to; i++) {
                double centre = (i + 0.5) * scale;
                int first = Math.max(0, (int) (centre - support + 0.5));
                int end = Math.min(from, (int) (centre + support + 0.5));
                taps[i] = new Taps(first, weights(first, end, centre, support));
            }
            return taps;
        }

        private static int[] weights(int first, int end, double centre, double support) {
            var triangle = new double[end - first];
            double inverse = 1 / support;
            double sum = 0;
            for (int i = 0; i < triangle.length; i++) {
                triangle[i] = Math.max(0, 1 - Math.abs((i + first - centre + 0.5) * inverse));
                sum += triangle[i];
            }
            var weights = new int[triangle.length];
            for (int i = 0; i < triangle.length; i++) {
                weights[i] = (int) (0.5 + triangle[i] / sum * (1 << BITS));
            }
            return weights;
        }

        byte sum(byte[] source, int from, int stride) {
            int sum = HALF;
            int at = from;
            for (int weight : weights) {
                sum += weight * (source[at] & 0xff);
                at += stride;
            }
            return (byte) Math.max(0, Math.min(255, sum >> BITS));
        }
    }
}
