package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nsml.dataset.PushRequest.Existing;
import nsml.dataset.Pushed.Change;
import nsml.store.AtomicFiles;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;
import org.jspecify.annotations.Nullable;

/**
 * All datasets of a home folder: {@code datasets/NAME/VERSION/}, {@code datasets/NAME/current} with the version that a new
 * session gets, and {@code datasets/NAME/VERSION.changes.json} with what was changed of a version since it was pushed.
 *
 * <p>Safe for many processes at once: a version appears by a rename and never changes, and one push, change or removal of a name runs at a time.
 */
public final class Datasets {

    private static final String CURRENT = "current";
    /** Stands for the dataset in the name of a session that has none. */
    private static final String NONE = "None";

    private static final String CHANGES = ".changes.json";

    private final Path root;
    private final InstantSource clock;

    /** Uses the datasets of the home folder {@code home}; the first push creates what is missing. */
    public Datasets(Path home, InstantSource clock) {
        root = home.resolve("datasets");
        this.clock = clock;
    }

    /**
     * Copies a competition into the home folder, where it becomes the current version of {@code name}. The source is only read.
     *
     * @param source the folder with {@code train} and {@code test}
     * @param definition the competition's definition, usually {@link Competition#FILE_NAME} in {@code source}; the files that it
     *     names lie relative to it
     * @throws BadCompetition if there are problems; it lists all of them, and nothing was changed
     * @throws IOException if it could not be read or written; nothing was changed
     */
    public Pushed push(DatasetName name, Path source, Path definition, PushProgress progress) throws IOException {
        requireFolder(source);
        return push(new PushRequest(name, source, Definition.of(definition), "", Existing.ADD_VERSION), progress);
    }

    private static void requireFolder(Path source) {
        if (!Files.isDirectory(source)) {
            throw new IllegalArgumentException("there is no folder " + source + " to push");
        }
    }

    /**
     * As {@link #push(DatasetName, Path, Path, PushProgress)}, with all that can be asked for.
     *
     * @throws IllegalArgumentException if there is a dataset of that name and that is not wanted
     */
    public Pushed push(PushRequest request, PushProgress progress) throws IOException {
        requireFolder(request.source());
        DatasetName name = request.name();
        if (name.text().equals(NONE)) {
            throw new IllegalArgumentException("no dataset can be named " + NONE
                    + ", as sessions without a dataset are named None; choose another name");
        }
        Path versions = root.resolve(name.text());
        return alone(name, () -> {
            if (request.existing() == Existing.REFUSE && current(name).isPresent()) {
                throw new IllegalArgumentException("there is a dataset \"" + name
                        + "\" already; push with -f to overwrite it (sessions that have begun keep the old data), or choose"
                        + " another name");
            }
            Push.Outcome outcome;
            try {
                outcome = new Push(request, progress, clock).into(versions);
            } finally {
                removeIfEmpty(versions);
            }
            return makeCurrent(name, outcome);
        });
    }

    private interface Action<T> {
        T run() throws IOException;
    }

    /** One at a time changes a name. */
    private <T> T alone(DatasetName name, Action<T> action) throws IOException {
        Files.createDirectories(root);
        try (FileChannel channel = FileChannel.open(
                        root.resolve("." + name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lock(channel)) {
            if (lock == null) {
                throw new IOException("another push of " + name + " is running; wait for its end");
            }
            removeRests(root.resolve(name.text()));
            return action.run();
        }
    }

    private Pushed makeCurrent(DatasetName name, Push.Outcome outcome) throws IOException {
        Optional<String> before = current(name);
        boolean same = before.filter(outcome.version()::equals).isPresent();
        if (!same) {
            AtomicFiles.write(root.resolve(name.text()).resolve(CURRENT), (outcome.version() + "\n").getBytes(UTF_8));
        }
        Change change = Change.OLD_VERSION;
        if (same) {
            change = Change.NONE;
        } else if (before.isEmpty()) {
            change = Change.NEW;
        } else if (outcome.written()) {
            change = Change.NEW_VERSION;
        }
        return new Pushed(require(name, outcome.version()), change);
    }

    /** Returns the current version of a dataset; empty if there is none of that name. */
    public Optional<Dataset> find(DatasetName name) throws IOException {
        Optional<String> version = current(name);
        return version.isEmpty() ? Optional.empty() : Optional.of(require(name, version.get()));
    }

    /**
     * Returns the current version of a dataset.
     *
     * @throws IllegalArgumentException if there is none of that name; the message says which there are
     */
    public Dataset require(DatasetName name) throws IOException {
        Optional<Dataset> found = find(name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException(unknown(name));
        }
        return found.get();
    }

    private String unknown(DatasetName name) throws IOException {
        List<String> names = names().stream().map(DatasetName::text).toList();
        return "there is no dataset \"" + name + "\"; "
                + (names.isEmpty()
                        ? "none has been pushed yet: nsml dataset push NAME FOLDER"
                        : "there are: " + String.join(", ", names)
                                + NearestName.of(name.text(), names)
                                        .map(nearest -> ". Did you mean " + nearest + "?")
                                        .orElse(""));
    }

    /**
     * Returns a version of a dataset, current or not.
     *
     * @throws IllegalArgumentException if there is no such version
     */
    public Dataset require(DatasetName name, String version) throws IOException {
        Path folder = root.resolve(name.text()).resolve(version);
        Path contents = folder.resolve(VersionFolder.CONTENTS);
        if (!Files.isRegularFile(contents)) {
            throw new IllegalArgumentException("dataset \"" + name + "\" has no version " + version
                    + " any more; push that content again: nsml dataset push " + name + " FOLDER");
        }
        Changes changes = Changes.decode(changes(name, version));
        return new Dataset(
                name,
                version,
                changes.applyTo(Competition.read(folder.resolve(VersionFolder.DEFINITION))),
                Contents.decode(contents),
                changes.guests().orElse(Set.of()),
                folder);
    }

    private Path changes(DatasetName name, String version) {
        return root.resolve(name.text()).resolve(version + CHANGES);
    }

    /**
     * Changes what the current version of a dataset tells about itself. Its data and its version stay; a push of other content
     * begins anew.
     *
     * @throws IllegalArgumentException if there is no such dataset
     */
    public Dataset change(DatasetName name, Changes changes) throws IOException {
        return alone(name, () -> {
            String version = require(name).version();
            Path file = changes(name, version);
            AtomicFiles.write(file, changes.after(Changes.decode(file)).encode());
            return require(name);
        });
    }

    /**
     * Removes a dataset with all its versions.
     *
     * @throws IllegalArgumentException if there is no such dataset
     */
    public void remove(DatasetName name) throws IOException {
        alone(name, () -> {
            require(name);
            Path removed = root.resolve(".removed-" + name);
            removeIfThere(removed);
            Files.move(root.resolve(name.text()), removed, StandardCopyOption.ATOMIC_MOVE);
            removeIfThere(removed);
            return name;
        });
    }

    private static void removeIfThere(Path folder) throws IOException {
        if (Files.exists(folder)) {
            FileUtils.forceDelete(folder.toFile());
        }
    }

    /** Returns the current versions of all datasets, ordered by name. */
    public List<Dataset> list() throws IOException {
        List<Dataset> all = new ArrayList<>();
        for (DatasetName name : names()) {
            find(name).ifPresent(all::add);
        }
        return all;
    }

    private List<DatasetName> names() throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> Files.isRegularFile(folder.resolve(CURRENT)))
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .map(DatasetName::of)
                    .sorted()
                    .toList();
        }
    }

    private Optional<String> current(DatasetName name) throws IOException {
        Path file = root.resolve(name.text()).resolve(CURRENT);
        return Files.isRegularFile(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** A push that was killed leaves its temporary folder; while the lock is held, nobody else's is there. */
    private static void removeRests(Path versions) throws IOException {
        if (Files.isDirectory(versions)) {
            try (DirectoryStream<Path> rests = Files.newDirectoryStream(versions, ".new-*")) {
                for (Path rest : rests) {
                    FileUtils.forceDelete(rest.toFile());
                }
            }
        }
    }

    private static void removeIfEmpty(Path versions) throws IOException {
        if (Files.isDirectory(versions) && PathUtils.isEmptyDirectory(versions)) {
            Files.delete(versions);
        }
    }
}
