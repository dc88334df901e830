package nsml.submission.backbone;

/**
 * What a backbone makes of a batch of pictures.
 *
 * @param values {@code [count, channels, height, width]}, row-major
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and never compared.
public record FeatureMaps(float[] values, int count, int channels, int height, int width) {}
