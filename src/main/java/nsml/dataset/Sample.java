package nsml.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The part of the test set that {@code nsml submit -t} runs on.
 *
 * @param queries some queries
 * @param references some references; each of the queries has a relevant one among them
 */
record Sample(Set<String> queries, Set<String> references) {

    /** As many queries, and as many references, as the original's sample had. */
    private static final int SIZE = 10;

    /**
     * Chooses a sample: queries from all over the list, a relevant reference for each, and others to make up the number.
     *
     * @param relevant by query; not empty, and none of its sets is
     */
    static Sample choose(SortedMap<String, Set<String>> relevant, Set<String> allReferences) {
        Set<String> queries = new TreeSet<>(spread(List.copyOf(relevant.keySet())));
        Set<String> references = new TreeSet<>();
        for (Map.Entry<String, Set<String>> entry : relevant.entrySet()) {
            if (queries.contains(entry.getKey()) && entry.getValue().stream().noneMatch(references::contains)) {
                references.add(Collections.min(entry.getValue()));
            }
        }
        List<String> others = new ArrayList<>(new TreeSet<>(allReferences));
        others.removeAll(references);
        for (String other : spread(others)) {
            if (references.size() < SIZE) {
                references.add(other);
            }
        }
        return new Sample(queries, references);
    }

    /** Neighbours in the order of their names often show the same thing. */
    private static List<String> spread(List<String> ids) {
        int count = Math.min(SIZE, ids.size());
        List<String> some = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            some.add(ids.get((int) ((long) i * ids.size() / count)));
        }
        return some;
    }
}
