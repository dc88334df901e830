package nsml.runner;

import java.nio.file.Path;
import java.util.Optional;

/** Where things lie: once as the host sees them, once as the submission's process does. */
record Places(Path code, Path data, Path scratch, Path socketDirectory, Path shim, Optional<Path> image) {

    private static final String SOCKET = "nsml";

    static Places onHost(Job job, Path sharedScratch) {
        return new Places(
                job.code(),
                job.data(),
                sharedScratch,
                job.socketDirectory(),
                job.program().shim(),
                job.program().image().map(Image::folder));
    }

    Path socket() {
        return socket(socketDirectory);
    }

    static Path socket(Path directory) {
        return directory.resolve(SOCKET);
    }
}
