package nsml.dataset;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

        Listing(Path folder, Problems problems) {
            this.folder = folder;
            this.problems = problems;
        }

        SourceFolder all() throws IOException {
            SortedMap<String, Path> train = new TreeMap<>();
            if (isFolder(TRAIN) && isFolder(TRAIN_DATA)) {
                walk(folder.resolve(TRAIN), "", train);
                if (train.keySet().stream().noneMatch(path -> path.startsWith("train_data/"))) {
                    problems.add("there is no file in " + TRAIN_DATA + "; " + LAYOUT);
                }
            }
            SortedMap<String, Path> queries = pictures(QUERY);
            SortedMap<String, Path> references = pictures(REFERENCE);
            queries.forEach((id, file) -> {
                if (references.containsKey(id)) {
                    problems.add(CompetitionFlaw.IN_BOTH, () -> shown(file) + " and " + shown(references, id));
                }
            });
            noteStrangers();
            return new SourceFolder(train, queries, references);
        }

        private boolean isFolder(String path) {
            if (Files.isSymbolicLink(folder.resolve(path))) {
                problems.add(CompetitionFlaw.LINK, () -> path);
                return false;
            }
            boolean there = Files.isDirectory(folder.resolve(path));
            if (!there) {
                problems.add("there is no folder " + path + "; " + LAYOUT);
            }
            return there;
        }

        private void walk(Path directory, String prefix, Map<String, Path> files) throws IOException {
            for (Path entry : entries(directory)) {
                String path = prefix + entry.getFileName();
                BasicFileAttributes attributes = attributes(entry);
                if (attributes.isDirectory()) {
                    walk(entry, path + "/", files);
                } else if (isReadableFile(entry, attributes)) {
                    files.put(path, entry);
                }
            }
        }

        private SortedMap<String, Path> pictures(String path) throws IOException {
            SortedMap<String, Path> byId = new TreeMap<>();
            if (!isFolder(path)) {
                return byId;
            }
            List<Path> entries = entries(folder.resolve(path));
            for (Path entry : entries) {
                BasicFileAttributes attributes = attributes(entry);
                if (attributes.isDirectory()) {
                    problems.add(CompetitionFlaw.FOLDER, () -> shown(entry));
                } else if (isReadableFile(entry, attributes)) {
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
                problems.add(CompetitionFlaw.BAD_NAME, () -> shown(file) + PictureId.advice(id));
            } else if (attributes.size() == 0) {
                problems.add(CompetitionFlaw.EMPTY_FILE, () -> shown(file));
            } else if (byId.putIfAbsent(id, file) != null) {
                problems.add(CompetitionFlaw.SAME_ID, () -> shown(byId, id) + " and " + shown(file));
            }
        }

        private boolean isReadableFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isSymbolicLink()) {
                problems.add(CompetitionFlaw.LINK, () -> shown(file));
            } else if (!attributes.isRegularFile()) {
                problems.add(CompetitionFlaw.SPECIAL, () -> shown(file));
            } else if (!Files.isReadable(file)) {
                problems.add(CompetitionFlaw.UNREADABLE, () -> shown(file));
            } else {
                return true;
            }
            return false;
        }

        private void noteStrangers() throws IOException {
            Path data = folder.resolve(TEST_DATA);
            if (!Files.isDirectory(data)) {
                return;
            }
            for (Path entry : entries(data)) {
                String name = String.valueOf(entry.getFileName());
                if (!name.equals("query") && !name.equals("reference")) {
                    problems.add(CompetitionFlaw.STRANGER, () -> shown(entry));
                }
            }
        }

        /** Ordered, so that the first example of a problem does not depend on the disk. */
        private List<Path> entries(Path directory) throws IOException {
            List<Path> entries = new ArrayList<>();
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
                stream.forEach(entries::add);
            } catch (AccessDeniedException e) {
                problems.add(CompetitionFlaw.UNREADABLE, () -> shown(directory));
            } catch (NoSuchFileException e) {
                throw new IOException(
                        directory + " went away while it was read; push again when nobody writes there", e);
            }
            entries.sort(null);
            return entries;
        }

        private static BasicFileAttributes attributes(Path file) throws IOException {
            return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        }

        private String shown(SortedMap<String, Path> byId, String id) {
            Path file = byId.get(id);
            return file == null ? Quoted.text(id) : shown(file);
        }

        private String shown(Path file) {
            return Quoted.text(folder.relativize(file).toString());
        }
    }
}
