package nsml.submission.backbone;

/**
 * What batch normalisation leaves open.
 *
 * @param epsilon added to the variance
 * @param decay how much of the running mean and variance each training step keeps
 */
public record BatchNorm(double epsilon, double decay) {

    /** The defaults of Keras' DenseNet. Its averages need some hundred steps to settle. */
    public static final BatchNorm KERAS = new BatchNorm(1.001e-5, 0.99);

    /** The defaults of PyTorch. */
    public static final BatchNorm TORCH = new BatchNorm(1e-5, 0.9);
}
