package nsml.scoring;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The hidden answers: which references are relevant to which query.
 *
 * @param relevant the ids of the relevant references by query id, ordered
 * @param references the ids of all references, relevant to something or not
 */
public record Truth(Map<String, Set<String>> relevant, Set<String> references) {

    /**
     * Copies both and checks that they fit.
     *
     * @throws IllegalArgumentException if there is no query, one without a relevant reference, or a relevant reference that is
     *     not among the references
     */
    public Truth {
        relevant = copyOf(relevant);
        references = Set.copyOf(references);
        if (relevant.isEmpty()) {
            throw new IllegalArgumentException("there must be at least one query");
        }
        for (Map.Entry<String, Set<String>> entry : relevant.entrySet()) {
            check(entry.getKey(), entry.getValue(), references);
        }
    }

    private static void check(String query, Set<String> ids, Set<String> references) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("query \"" + query + "\" has no relevant reference");
        }
        for (String id : ids) {
            if (!references.contains(id)) {
                throw new IllegalArgumentException(
                        "the relevant reference \"" + id + "\" of query \"" + query + "\" is not among the references");
            }
        }
    }

    private static Map<String, Set<String>> copyOf(Map<String, Set<String>> relevant) {
        SortedMap<String, Set<String>> copy = new TreeMap<>();
        relevant.forEach((query, ids) -> copy.put(query, Set.copyOf(ids)));
        return Collections.unmodifiableSortedMap(copy);
    }

    /** Returns the ids of all queries, ordered. */
    public Set<String> queries() {
        return relevant.keySet();
    }

    /** Returns the ids of the references relevant to a query. */
    public Set<String> relevantTo(String query) {
        return requireNonNull(relevant.get(query), () -> "there is no query \"" + query + "\"");
    }
}
