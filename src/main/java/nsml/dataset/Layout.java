package nsml.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SortedMap;

/** How the pushed folder of one kind of competition becomes a version's folder. */
interface Layout {

    /** Returns the files to copy, by the path where each belongs within the version's folder. */
    SortedMap<String, Path> files();

    /** Notes what only the files' content shows: answers among the data. */
    void check(Inventory inventory, Problems problems) throws IOException;

    /** Returns what makes a version besides the files' content and the definition. */
    byte[] distinction() throws IOException;

    /**
     * Makes what is not copied: other sides of the same files, and what is derived.
     *
     * @param canary to lie with the answers
     */
    void complete(Path version, String canary) throws IOException;

    /** Tells what the version holds. */
    Contents contents(Instant now, String team, Inventory inventory);

    /** Puts the files of a part where they belong; a part of a single file has it by the empty path. */
    static void place(SortedMap<String, Path> part, String target, SortedMap<String, Path> files) {
        part.forEach((path, file) -> files.put(path.isEmpty() ? target : target + "/" + path, file));
    }
}
