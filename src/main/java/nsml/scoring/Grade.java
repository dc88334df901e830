package nsml.scoring;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What answers are worth.
 *
 * @param metric what was measured
 * @param publicPart on the public queries
 * @param privatePart on the private queries
 * @param overall on all queries
 * @param byQuery the metric of each query, by its id, ordered
 * @param flaws a sentence for each kind of flaw that was tolerated, with their number and the first; empty when strict
 */
public record Grade(
        Metric metric,
        Part publicPart,
        Part privatePart,
        Part overall,
        SortedMap<String, Double> byQuery,
        List<String> flaws) {

    /**
     * The means over a part of the queries.
     *
     * @param score the metric; 0 if there are no queries
     * @param recallAt1 decides between equal scores; 0 if there are no queries
     * @param queries how many there are
     */
    public record Part(double score, double recallAt1, int queries) {}

    /** Copies the scores of the queries and the flaws. */
    public Grade {
        flaws = List.copyOf(flaws);
        byQuery = Collections.unmodifiableSortedMap(new TreeMap<>(byQuery));
    }
}
