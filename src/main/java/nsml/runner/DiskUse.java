package nsml.runner;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How full a submission has made its folders; links are not followed. */
final class DiskUse extends SimpleFileVisitor<Path> {

    private static final int MOST_ENTRIES = 500_000;

    private final long limit;
    private long bytes;
    private int entries;
    private Optional<String> excess = Optional.empty();

    private DiskUse(long limit) {
        this.limit = limit;
    }

    /** What is too much about the folders together, if anything. Stops counting as soon as it knows. */
    static Optional<String> excess(List<Path> folders, long limit) throws IOException {
        var use = new DiskUse(limit);
        for (Path folder : folders) {
            Files.walkFileTree(folder, use);
        }
        return use.excess;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return count(0);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return count(attributes.size());
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        excess = Optional.of("it made a folder that the platform cannot look into: "
                + Printable.text(String.valueOf(e.getMessage())));
        return FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
        return FileVisitResult.CONTINUE;
    }

    private FileVisitResult count(long size) {
        bytes += size;
        entries++;
        if (bytes > limit) {
            excess = Optional.of("it filled more than " + Printable.bytes(limit) + " of disk");
        } else if (entries > MOST_ENTRIES) {
            excess = Optional.of("it made more than " + MOST_ENTRIES + " files");
        }
        return excess.isPresent() ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }
}
