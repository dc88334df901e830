package nsml.scoring;

/**
 * What predictions are worth.
 *
 * @param metric what was measured
 * @param score the metric over all predictions
 * @param predictions how many there are
 */
public record LabelGrade(LabelMetric metric, double score, int predictions) {}
