package nsml.runner.docker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** What the engine gets to build from: a tar archive, in which everything belongs to root and anybody may read it. */
final class BuildContext implements AutoCloseable {

    private static final int READABLE = 0644;
    private static final int EXECUTABLE = 0755;

    private final TarArchiveOutputStream tar;

    BuildContext(OutputStream out) {
        tar = new TarArchiveOutputStream(out);
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    /** Adds a file's content under a path, with its time: Java's archive of classes knows its other files by theirs. */
    void file(Path file, String path) throws IOException {
        var entry = new TarArchiveEntry(path);
        entry.setSize(Files.size(file));
        entry.setMode(Files.isExecutable(file) ? EXECUTABLE : READABLE);
        entry.setModTime(Files.getLastModifiedTime(file).toMillis());
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }

    /** Adds a folder. */
    void folder(String path) throws IOException {
        var entry = new TarArchiveEntry(path + "/");
        entry.setMode(EXECUTABLE);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Adds a symbolic link. */
    void link(String path, String target) throws IOException {
        var entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }

    /** Adds all that a folder holds, links as they are. */
    void tree(Path folder, String path) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted().toList();
        }
        for (Path one : all) {
            String name = one.equals(folder) ? path : path + "/" + folder.relativize(one);
            if (Files.isSymbolicLink(one)) {
                link(name, Files.readSymbolicLink(one).toString());
            } else if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
                folder(name);
            } else {
                file(one, name);
            }
        }
    }

    @Override
    public void close() throws IOException {
        tar.close();
    }
}
