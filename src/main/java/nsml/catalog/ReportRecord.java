package nsml.catalog;

import java.time.Instant;
import java.util.Map;

/**
 * Measurements that a session reported.
 *
 * @param step the place on the x axis
 * @param reportedAt when they came
 * @param summary whether tables show them
 * @param values by name
 */
public record ReportRecord(long step, Instant reportedAt, boolean summary, Map<String, Double> values) {}
