package nsml.session.forecast;

/**
 * What a submission is expected to take on a test set.
 *
 * @param size of the test set
 * @param inferSeconds from the end of load to the answers
 * @param peakBytes the most memory that all its processes will have together
 */
public record Forecast(Size size, Estimate inferSeconds, Estimate peakBytes) {}
