package nsml.submission.training;

/**
 * What one epoch came to.
 *
 * @param loss mean cross-entropy over its pictures, each at the moment it was shown
 * @param accuracy share of its pictures that the network, at that moment, put into the right class
 * @param pictures how many were shown
 */
public record EpochResult(double loss, double accuracy, int pictures) {}
