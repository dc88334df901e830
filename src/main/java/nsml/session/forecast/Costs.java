package nsml.session.forecast;

/**
 * What a test set costs, part by part, in seconds or bytes. All are at least 0.
 *
 * @param fixed however small it is
 * @param perQuery for each query
 * @param perReference for each reference
 * @param perPair for each query with each reference
 */
public record Costs(double fixed, double perQuery, double perReference, double perPair) {}
