package nsml.catalog;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import nsml.store.Digest;

/**
 * A saved model.
 *
 * @param id session and name
 * @param tree its files in the store
 * @param bytes their size
 * @param savedAt when it was listed
 * @param elapsed since the checkpoint before it, or since the session's start
 * @param summary the session's latest report at that time
 */
public record CheckpointRecord(
        CheckpointId id, Digest tree, long bytes, Instant savedAt, Duration elapsed, Map<String, Double> summary) {}
