package nsml.shim;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.List;

/**
 * The test set of an image retrieval competition.
 *
 * @param queries the pictures to find matches for, ordered by id
 * @param references the pictures to rank, ordered by id
 */
public record TestData(List<Item> queries, List<Item> references) {

    public TestData {
        // A list that notes how far it was read goes on doing so.
        queries = queries instanceof WatchedList ? queries : List.copyOf(queries);
        references = List.copyOf(references);
    }

    /**
     * One picture.
     *
     * @param id the file's name without its extension, as the answers want it
     * @param file where it lies, read-only
     */
    public record Item(String id, Path file) {

        public Item {
            requireNonNull(id, "id");
            requireNonNull(file, "file");
        }
    }
}
