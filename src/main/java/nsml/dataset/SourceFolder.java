package nsml.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import nsml.scoring.Quoted;

/**
 * What lies in a competition's folder; files are only listed here, not read.
 *
 * @param train all files below {@code train}, by path from there with {@code /} between names
 * @param queries the pictures below {@code test/test_data/query}, by id
 * @param references the pictures below {@code test/test_data/reference}, by id
 */
record SourceFolder(
        SortedMap<String, Path> train, SortedMap<String, Path> queries, SortedMap<String, Path> references) {

    static final String TRAIN = "train";
    static final String TRAIN_DATA = "train/train_data";
    static final String TEST_DATA = "test/test_data";
    static final String QUERY = TEST_DATA + "/query";
    static final String REFERENCE = TEST_DATA + "/reference";

    private static final String LAYOUT =
            "the layout is train/train_data/CLASS/PICTURE, test/test_data/query/PICTURE and test/test_data/reference/PICTURE";

    /** Lists a folder, noting what cannot be part of a competition. */
    static SourceFolder list(Path folder, Problems problems) throws IOException {
        return new Listing(folder, problems).all();
    }

    /** Tells whether a folder is meant to be laid out like this. */
    static boolean isLaidOutIn(Path folder) {
        return Files.isDirectory(folder.resolve(QUERY)) || Files.isDirectory(folder.resolve(REFERENCE));
    }

    /** Counts the folders right below {@code train/train_data}. */
    long classes() {
        return train.keySet().stream()
                .filter(path -> path.startsWith("train_data/"))
                .map(path -> path.split("/", -1))
                .filter(names -> names.length > 2)
                .map(names -> names[1])
                .distinct()
                .count();
    }

    private static final class Listing {
        private final Path folder;
        private final Problems problems;
        private final FolderListing listing;

        Listing(Path folder, Problems problems) {
            this.folder = folder;
            this.problems = problems;
            listing = new FolderListing(folder, LAYOUT, problems);
        }

        SourceFolder all() throws IOException {
            SortedMap<String, Path> train = new TreeMap<>();
            if (listing.isFolder(TRAIN) && listing.isFolder(TRAIN_DATA)) {
                train.putAll(listing.below(TRAIN));
                if (train.keySet().stream().noneMatch(path -> path.startsWith("train_data/"))) {
                    problems.add("there is no file in " + TRAIN_DATA + "; " + LAYOUT);
                }
            }
            SortedMap<String, Path> queries = pictures(QUERY);
            SortedMap<String, Path> references = pictures(REFERENCE);
            queries.forEach((id, file) -> {
                if (references.containsKey(id)) {
                    problems.add(CompetitionFlaw.IN_BOTH, () -> listing.shown(file) + " and " + shown(references, id));
                }
            });
            noteStrangers();
            return new SourceFolder(train, queries, references);
        }

        private SortedMap<String, Path> pictures(String path) throws IOException {
            SortedMap<String, Path> byId = new TreeMap<>();
            if (!listing.isFolder(path)) {
                return byId;
            }
            List<Path> entries = listing.entries(folder.resolve(path));
            for (Path entry : entries) {
                BasicFileAttributes attributes = FolderListing.attributes(entry);
                if (attributes.isDirectory()) {
                    problems.add(CompetitionFlaw.FOLDER, () -> listing.shown(entry));
                } else if (listing.isReadableFile(entry, attributes)) {
                    addPicture(entry, attributes, byId);
                }
            }
            if (entries.isEmpty()) {
                problems.add("there is no picture in " + path + "; " + LAYOUT);
            }
            return byId;
        }

        private void addPicture(Path file, BasicFileAttributes attributes, SortedMap<String, Path> byId) {
            String id = PictureId.of(file);
            if (!PictureId.isSound(id)) {
                problems.add(CompetitionFlaw.BAD_NAME, () -> listing.shown(file) + PictureId.advice(id));
            } else if (attributes.size() == 0) {
                problems.add(CompetitionFlaw.EMPTY_FILE, () -> listing.shown(file));
            } else if (byId.putIfAbsent(id, file) != null) {
                problems.add(CompetitionFlaw.SAME_ID, () -> shown(byId, id) + " and " + listing.shown(file));
            }
        }

        private void noteStrangers() throws IOException {
            Path data = folder.resolve(TEST_DATA);
            if (!Files.isDirectory(data)) {
                return;
            }
            for (Path entry : listing.entries(data)) {
                String name = String.valueOf(entry.getFileName());
                if (!name.equals("query") && !name.equals("reference")) {
                    problems.add(CompetitionFlaw.STRANGER, () -> listing.shown(entry));
                }
            }
        }

        private String shown(SortedMap<String, Path> byId, String id) {
            Path file = byId.get(id);
            return file == null ? Quoted.text(id) : listing.shown(file);
        }
    }
}
