package nsml.scoring;

import java.util.Set;

/**
 * Which queries decide the board that everybody sees, and which the final one.
 *
 * @param publicQueries their ids; at least one
 * @param privateQueries the ids of the others; none if everything is public
 */
public record Split(Set<String> publicQueries, Set<String> privateQueries) {

    /**
     * Copies both.
     *
     * @throws IllegalArgumentException if no query is public, or one is both
     */
    public Split {
        publicQueries = Set.copyOf(publicQueries);
        privateQueries = Set.copyOf(privateQueries);
        if (publicQueries.isEmpty()) {
            throw new IllegalArgumentException("at least one query must be public");
        }
        for (String query : privateQueries) {
            if (publicQueries.contains(query)) {
                throw new IllegalArgumentException("query \"" + query + "\" is both public and private");
            }
        }
    }

    /** Makes every query public. */
    public static Split allPublic(Set<String> queries) {
        return new Split(queries, Set.of());
    }

    /** Tells whether these are exactly the queries of {@code truth}. */
    public boolean covers(Truth truth) {
        return publicQueries.size() + privateQueries.size() == truth.queries().size()
                && truth.queries().containsAll(publicQueries)
                && truth.queries().containsAll(privateQueries);
    }
}
