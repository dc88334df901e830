package nsml.submission.backbone;

/**
 * How a convolution or a pooling slides over its input.
 *
 * @param kernel width and height
 * @param stride in both directions
 * @param padding pixels on each of the four sides, or {@link #SAME}
 */
record Window(int kernel, int stride, int padding) {

    /** TensorFlow's rule: as much padding as keeps {@code ceil(input / stride)} places, the odd pixel bottom and right. */
    static final int SAME = -1;
}
