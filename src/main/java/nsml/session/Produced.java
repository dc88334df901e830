package nsml.session;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import nsml.store.Digest;
import nsml.store.Tree;
import org.apache.commons.io.FileUtils;
import org.jspecify.annotations.Nullable;

/** Keeps the files that a session made in its working directory, for {@code nsml download}. */
final class Produced extends SimpleFileVisitor<Path> {

    private final Path code;
    private final Map<String, Tree.File> sent;

    private Produced(Path code, Tree tree) {
        this.code = code;
        sent = tree.files().stream().collect(Collectors.toMap(Tree.File::path, Function.identity()));
    }

    /**
     * Moves the working directory to {@code kept}, less what had been sent, links and other special files. To be called when no
     * process of the session lives.
     */
    static void keep(Path code, Tree sent, Path kept) throws IOException {
        Files.walkFileTree(code, new Produced(code, sent));
        FileUtils.deleteDirectory(kept.toFile());
        if (Files.exists(code)) {
            Files.move(code, kept);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (!attributes.isRegularFile() || wasSent(file, attributes.size())) {
            Files.delete(file);
        }
        return FileVisitResult.CONTINUE;
    }

    private boolean wasSent(Path file, long bytes) throws IOException {
        Tree.File known = sent.get(code.relativize(file).toString());
        return known != null && known.bytes() == bytes && known.digest().equals(digest(file));
    }

    private static Digest digest(Path file) throws IOException {
        var sha256 = Digest.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return Digest.of(sha256);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
        String[] left = folder.toFile().list();
        if (left != null && left.length == 0) {
            Files.delete(folder);
        }
        return FileVisitResult.CONTINUE;
    }
}
