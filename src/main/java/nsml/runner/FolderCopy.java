package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/** Copies what a submission wrote to a place of the user's; its links are refused, not followed. */
public final class FolderCopy {

    private FolderCopy() {}

    /**
     * Copies a part of a folder.
     *
     * @param root a folder that a submission may still be changing
     * @param part a path within; empty for all
     * @param target the folder to make
     * @throws IOException if the part is not there, holds a link or another special file, or cannot be copied
     */
    public static void copy(Path root, Path part, Path target) throws IOException {
        try (SafeFolder folder = SafeFolder.open(root)) {
            Files.createDirectories(target);
            copy(folder, part, target);
        } catch (NoSuchFileException | NotDirectoryException e) {
            throw new IOException("the session made no file " + Printable.text(part.toString()), e);
        } catch (RefusedException e) {
            throw new IOException(e.reason(), e);
        }
    }

    private static void copy(SafeFolder folder, Path part, Path target) throws IOException, RefusedException {
        if (part.toString().isEmpty()) {
            folder.copyTo(target, CopyBudget.ofDownload());
        } else if (part.getNameCount() == 1) {
            folder.copyEntry(part, target, CopyBudget.ofDownload());
        } else {
            try (SafeFolder child = folder.enter(part.getName(0))) {
                copy(child, part.subpath(1, part.getNameCount()), target);
            }
        }
    }
}
