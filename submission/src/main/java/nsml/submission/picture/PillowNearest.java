package nsml.submission.picture;

/** Takes the pixel under the centre of the new one. */
final class PillowNearest {

    private PillowNearest() {}

    static RgbPicture resize(RgbPicture picture, int width, int height) {
        int[] columns = sources(picture.width(), width);
        int[] rows = sources(picture.height(), height);
        byte[] source = picture.samples();
        var samples = new byte[RgbPicture.CHANNELS * width * height];
        int at = 0;
        for (int row : rows) {
            for (int column : columns) {
                int from = RgbPicture.CHANNELS * (row * picture.width() + column);
                samples[at++] = source[from];
                samples[at++] = source[from + 1];
                samples[at++] = source[from + 2];
            }
        }
        return RgbPicture.owning(width, height, samples);
    }

    /** Where each new position comes from. */
    static int[] sources(int from, int to) {
        var sources = new int[to];
        double scale = (double) from / to;
        double position = scale * 0.5;
        for (int i = 0; i < to; i++) {
            sources[i] = Math.min(from - 1, (int) position);
            // Pillow adds up, rounding errors and all; (i + 0.5) * scale is another pixel now and then.
            position += scale;
        }
        return sources;
    }
}
