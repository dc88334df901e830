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

/** Lists what lies in a folder to be pushed, noting what cannot be kept: links, devices, what cannot be read. */
final class FolderListing {

    private final Path folder;
    private final String layout;
    private final Problems problems;

    /**
     * Lists a folder.
     *
     * @param layout what is expected in it, for the problems
     */
    FolderListing(Path folder, String layout, Problems problems) {
        this.folder = folder;
        this.layout = layout;
        this.problems = problems;
    }

    boolean isFolder(String path) {
        if (isLink(path)) {
            return false;
        }
        boolean there = Files.isDirectory(folder.resolve(path));
        if (!there) {
            problems.add("there is no folder " + path + "; " + layout);
        }
        return there;
    }

    /** Tells whether something that is on the way to others is a link, and notes it. */
    boolean isLink(String path) {
        boolean link = Files.isSymbolicLink(folder.resolve(path));
        if (link) {
            problems.add(CompetitionFlaw.LINK, () -> shown(folder.resolve(path)));
        }
        return link;
    }

    /** Returns all files below a folder, by path from there with {@code /} between names. */
    SortedMap<String, Path> below(String path) throws IOException {
        return below(folder.resolve(path));
    }

    private SortedMap<String, Path> below(Path directory) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        walk(directory, "", files);
        return files;
    }

    /**
     * Returns what lies at a place that takes a file or a folder: by the empty path the file alone, or as {@link #below}.
     *
     * @param name what the place is called in the problems
     */
    SortedMap<String, Path> fileOrFolder(Path place, String name) throws IOException {
        SortedMap<String, Path> files = new TreeMap<>();
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            problems.add("there is no file or folder " + name + "; " + layout);
            return files;
        }
        BasicFileAttributes attributes = attributes(place);
        if (attributes.isDirectory()) {
            files.putAll(below(place));
            if (files.isEmpty()) {
                problems.add("there is no file in " + name + "; " + layout);
            }
        } else if (isReadableFile(place, attributes)) {
            files.put("", place);
        }
        return files;
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

    boolean isReadableFile(Path file, BasicFileAttributes attributes) {
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

    /** Ordered, so that the first example of a problem does not depend on the disk. */
    List<Path> entries(Path directory) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(entries::add);
        } catch (AccessDeniedException e) {
            problems.add(CompetitionFlaw.UNREADABLE, () -> shown(directory));
        } catch (NoSuchFileException e) {
            throw new IOException(directory + " went away while it was read; push again when nobody writes there", e);
        }
        entries.sort(null);
        return entries;
    }

    static BasicFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    String shown(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path root = folder.toAbsolutePath().normalize();
        return Quoted.text((absolute.startsWith(root) ? root.relativize(absolute) : absolute).toString());
    }
}
