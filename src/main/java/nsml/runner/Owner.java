package nsml.runner;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * A user of this machine whom a submission's files are given to. Only root can give files away.
 *
 * @param uid the user's number
 * @param gid the group's number
 */
record Owner(int uid, int gid) {

    /** A number that no user has, outside the ranges that systems hand out, so that nobody else can touch the files. */
    private static final int NOBODY = 201_801;

    /** As whom a submission is to run: never as root. */
    static Owner unprivileged() throws IOException {
        Owner self = ofThisProcess();
        return self.uid == 0 ? new Owner(NOBODY, NOBODY) : self;
    }

    static Owner ofThisProcess() throws IOException {
        Path self = Path.of("/proc/self");
        return new Owner((int) Files.getAttribute(self, "unix:uid"), (int) Files.getAttribute(self, "unix:gid"));
    }

    /** Gives it a file, or a folder with all in it; links are not followed. */
    void give(Path tree) throws IOException {
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                change(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                change(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void change(Path file) throws IOException {
        if ((int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS) != uid) {
            Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(file, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
    }
}
