package nsml.submission.backbone;

import java.util.Arrays;

/**
 * Named constants of a network.
 *
 * @param shape of a convolution: {@code [out, in, height, width]}
 * @param values in row-major order
 */
@SuppressWarnings("ArrayRecordComponent") // Large, and never compared.
record Tensor(long[] shape, float[] values) {

    Tensor {
        long product = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        if (product != values.length) {
            throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape) + " has " + product
                    + " values, not " + values.length);
        }
    }

    static Tensor vector(float... values) {
        return new Tensor(new long[] {values.length}, values);
    }

    static Tensor scalar(float value) {
        return new Tensor(new long[0], new float[] {value});
    }
}
