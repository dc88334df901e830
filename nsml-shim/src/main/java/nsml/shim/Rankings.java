package nsml.shim;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers of image retrieval: for every query the references, most similar first.
 *
 * <p>An id is a file name without its extension. Every query of the test set must be there once, a reference at most once
 * in a list. The metric {@code map} wants every reference in every list; {@code map@K} looks at the first K.
 *
 * @param byQuery from a query's id to the ids of its references, best first
 */
public record Rankings(Map<String, List<String>> byQuery) implements Answers {

    public Rankings {
        byQuery = new LinkedHashMap<>(requireNonNull(byQuery, "byQuery"));
    }
}
