package nsml.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import nsml.store.Digest;
import nsml.store.Removal;
import nsml.store.Tree;
import org.jspecify.annotations.Nullable;

/** Keeps the files that a session made in its working directory, for {@code nsml download}. */
final class Produced extends SimpleFileVisitor<Path> {

    private static final int DEEPEST = 100;
    /** In characters, the path of the working directory included: some way below what a path may have, 4,096 bytes. */
    private static final int LONGEST = 1_000;

    private final Path code;
    private final Map<String, Tree.File> sent;

    private Produced(Path code, Tree tree) {
        this.code = code;
        sent = tree.files().stream().collect(Collectors.toMap(Tree.File::path, Function.identity()));
    }

    /**
     * Moves the working directory to {@code kept}, less what had been sent, links and other special files, folders nested too
     * deep or that nobody may look into, and what permissions hold beyond the usual nine. To be called when no process of the
     * session lives.
     */
    static void keep(Path code, Tree sent, Path kept) throws IOException {
        Files.walkFileTree(code, new Produced(code, sent));
        Removal.of(kept);
        if (Files.exists(code)) {
            Files.move(code, kept);
        }
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        int depth = folder.getNameCount() - code.getNameCount();
        if (depth > DEEPEST || folder.toString().length() > LONGEST) {
            Removal.of(folder);
            return FileVisitResult.SKIP_SUBTREE;
        }
        permit(
                folder,
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile()) {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }
        permit(file, PosixFilePermission.OWNER_READ);
        if (wasSent(file, attributes.size())) {
            Files.delete(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path folder, IOException e) throws IOException {
        Removal.of(folder);
        return FileVisitResult.CONTINUE;
    }

    /** Sets the permissions anew, some added: a program that runs as its owner for everybody is no longer one. */
    private static void permit(Path path, PosixFilePermission... added) throws IOException {
        Set<PosixFilePermission> permissions = EnumSet.copyOf(Set.of(added));
        permissions.addAll(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
        Files.setPosixFilePermissions(path, permissions);
    }

    private boolean wasSent(Path file, long bytes) throws IOException {
        Tree.File known = sent.get(code.relativize(file).toString());
        return known != null && known.bytes() == bytes && known.digest().equals(digest(file));
    }

    private static Digest digest(Path file) throws IOException {
        var sha256 = Digest.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(sha256);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException notEmpty) {
            return FileVisitResult.CONTINUE;
        }
        return FileVisitResult.CONTINUE;
    }
}
