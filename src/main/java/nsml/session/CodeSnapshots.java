package nsml.session;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import nsml.catalog.Language;
import nsml.store.AtomicFiles;
import nsml.store.BlobStore;
import nsml.store.Digest;
import nsml.store.Home;
import nsml.store.UnsafeFileException;
import org.apache.commons.io.FileUtils;

/** Takes the code of a submission into the store, as it is at that moment. */
public final class CodeSnapshots {

    /**
     * Code that is kept.
     *
     * @param tree its files
     * @param entry the name of the jar or script among them
     */
    public record Snapshot(Digest tree, String entry) {

        /** Returns what the entry is written in. */
        public Language language() {
            return Language.of(entry);
        }
    }

    /** Is told of each file, before and after it is copied. */
    public interface Progress {

        /** Hears nothing. */
        Progress NONE = new Progress() {
            @Override
            public void start(CodeFiles.Source file) {}

            @Override
            public void done(CodeFiles.Source file) {}
        };

        void start(CodeFiles.Source file);

        void done(CodeFiles.Source file);
    }

    private final Home home;
    private final BlobStore blobs;

    public CodeSnapshots(Home home, BlobStore blobs) {
        this.home = home;
        this.blobs = blobs;
    }

    /** As {@link #take(CodeFiles, UploadLimits, Progress)}, with the files found first. */
    public Snapshot take(Path entry, List<Path> more, UploadLimits limits) throws IOException {
        return take(CodeFiles.find(entry, more, home), limits, Progress.NONE);
    }

    /**
     * Keeps a submission's code.
     *
     * @throws Refusal if there are files that cannot be sent, or more than the limits allow; it says all of that at once
     */
    public Snapshot take(CodeFiles code, UploadLimits limits, Progress progress) throws IOException {
        requireSendable(code, limits);
        return kept(code.entry(), limits, staging -> copy(code, staging, progress));
    }

    /** Refuses code that cannot be sent; says everything that is wrong with it. */
    public static void requireSendable(CodeFiles code, UploadLimits limits) {
        if (!code.problems().isEmpty()) {
            throw new Refusal("the code cannot be sent: " + String.join("\n", code.problems()));
        }
        List<String> exceeded = limits.exceededBy(code);
        if (!exceeded.isEmpty()) {
            throw new Refusal(String.join("\n", exceeded));
        }
    }

    /** Writes the files of some code into an empty folder. */
    interface Filling {
        void fill(Path staging) throws IOException;
    }

    Snapshot kept(String entry, UploadLimits limits, Filling filling) throws IOException {
        Path staging = AtomicFiles.beside(home.root().resolve("code"));
        try {
            Files.createDirectory(staging);
            filling.fill(staging);
            return new Snapshot(
                    blobs.putTree(staging, Path.of(""), new BlobStore.Bounds(limits.files(), limits.size())), entry);
        } catch (UnsafeFileException e) {
            throw new Refusal("the code cannot be sent, it changed meanwhile: " + e.getMessage());
        } finally {
            FileUtils.deleteDirectory(staging.toFile());
        }
    }

    private static void copy(CodeFiles code, Path staging, Progress progress) throws IOException {
        for (CodeFiles.Source source : code.files()) {
            progress.start(source);
            Path target = staging.resolve(source.path());
            Files.createDirectories(target.resolveSibling(""));
            try (InputStream in = Files.newInputStream(source.file(), LinkOption.NOFOLLOW_LINKS)) {
                Files.copy(in, target);
            } catch (NoSuchFileException e) {
                throw new Refusal("\"" + source.path() + "\" was removed while the code was sent; try again");
            }
            progress.done(source);
        }
    }
}
