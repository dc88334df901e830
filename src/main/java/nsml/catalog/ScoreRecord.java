package nsml.catalog;

import java.time.Instant;
import java.util.List;

/**
 * A grade on the full test set.
 *
 * @param submit the submit session that was graded
 * @param model the checkpoint that answered
 * @param datasetVersion what it was graded on
 * @param arguments the submission's own arguments
 * @param sandbox the kind of sandbox that held, as printed
 * @param protection what held it within its bounds, as printed; empty for a score that is older than this record
 * @param metric the metric's exact name
 * @param publicPart on the public queries
 * @param privatePart on the private queries
 * @param overall on all queries
 * @param gradedAt when
 */
public record ScoreRecord(
        SessionId submit,
        CheckpointId model,
        String datasetVersion,
        List<String> arguments,
        String sandbox,
        String protection,
        String metric,
        Part publicPart,
        Part privatePart,
        Part overall,
        Instant gradedAt) {

    /**
     * The score on one part of the queries.
     *
     * @param score the metric
     * @param tie recall@1, which decides between equal scores
     */
    public record Part(double score, double tie) {}

    public ScoreRecord {
        arguments = List.copyOf(arguments);
    }
}
