package nsml.runner;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * How full a submission has made its folders; links are not followed. It goes from an open folder to the next, so that no
 * path can be too long for it, and keeps no more of them open than folders may lie within each other.
 */
final class DiskUse {

    private static final int MOST_ENTRIES = 500_000;
    private static final int DEEPEST = 100;
    private static final int MOST_ATTEMPTS = 100;

    private final long limit;
    private final int mostEntries;
    private long bytes;
    private int entries;
    private Optional<String> excess = Optional.empty();

    private DiskUse(long limit, int mostEntries) {
        this.limit = limit;
        this.mostEntries = mostEntries;
    }

    /** What is too much about the folders together, if anything. Stops counting as soon as it knows. */
    static Optional<String> excess(List<Path> folders, long limit) throws IOException {
        return excess(folders, limit, MOST_ENTRIES);
    }

    static Optional<String> excess(List<Path> folders, long limit, int mostEntries) throws IOException {
        var use = new DiskUse(limit, mostEntries);
        for (Path folder : folders) {
            use.look(folder);
        }
        return use.excess;
    }

    private void look(Path root) throws IOException {
        count(0);
        try (DirectoryStream<Path> opened = Files.newDirectoryStream(root)) {
            if (!(opened instanceof SecureDirectoryStream<Path> folder)) {
                throw new IOException(
                        "expected a file system whose folders can be read without races, " + root + " is on another");
            }
            look(folder, 0);
        } catch (AccessDeniedException e) {
            closed(root);
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private void look(SecureDirectoryStream<Path> folder, int depth) throws IOException {
        try {
            for (Path entry : folder) {
                if (excess.isPresent()) {
                    return;
                }
                look(folder, entry.getFileName(), depth + 1);
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private void look(SecureDirectoryStream<Path> folder, Path name, int depth) throws IOException {
        Optional<BasicFileAttributes> attributes = attributes(folder, name);
        if (attributes.isEmpty()) {
            return;
        }
        boolean isFolder = attributes.get().isDirectory();
        count(isFolder ? 0 : attributes.get().size());
        if (isFolder && depth > DEEPEST) {
            exceeded("it made more than " + DEEPEST + " folders within each other");
        } else if (isFolder) {
            lookInto(folder, name, depth);
        }
    }

    private void lookInto(SecureDirectoryStream<Path> folder, Path name, int depth) throws IOException {
        try {
            Optional<SecureDirectoryStream<Path>> opened = open(folder, name);
            if (opened.isPresent()) {
                try (SecureDirectoryStream<Path> inner = opened.get()) {
                    look(inner, depth);
                }
            }
        } catch (AccessDeniedException e) {
            closed(name);
        } catch (NoSuchFileException e) {
            // It was deleted while it was read; the next look will count what is there then.
            return;
        }
    }

    /**
     * Opens a folder, unless it is gone meanwhile, or something else: the next look will count it. Who exchanges it with a link all
     * the time can make it fail although it is a folder before and after, but not as often as this.
     */
    private static Optional<SecureDirectoryStream<Path>> open(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        for (int attempt = 1; true; attempt++) {
            try {
                return Optional.of(folder.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS));
            } catch (AccessDeniedException e) {
                throw e;
            } catch (FileSystemException e) {
                boolean isFolder = attributes(folder, name)
                        .filter(BasicFileAttributes::isDirectory)
                        .isPresent();
                if (!isFolder) {
                    return Optional.empty();
                }
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Optional<BasicFileAttributes> attributes(SecureDirectoryStream<Path> folder, Path name)
            throws IOException {
        try {
            return Optional.of(
                    folder.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .readAttributes());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void count(long size) {
        bytes += size;
        entries++;
        if (bytes > limit) {
            exceeded("it filled more than " + Printable.bytes(limit) + " of disk");
        } else if (entries > mostEntries) {
            exceeded("it made more than " + mostEntries + " files");
        }
    }

    private void closed(Path folder) {
        exceeded("it made a folder that the platform cannot look into: " + Printable.text(folder.toString()));
    }

    private void exceeded(String what) {
        if (excess.isEmpty()) {
            excess = Optional.of(what);
        }
    }
}
