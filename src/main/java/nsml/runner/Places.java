package nsml.runner;

import java.nio.file.Files;
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

    /** Where a dataset lies for whoever is confined. */
    static Path confinedDataset(String name) {
        return Path.of("/data", name);
    }

    /** The same things for whoever is confined: short paths that say nothing of the host. */
    Places confined(String datasetName) {
        return new Places(
                Path.of("/app"),
                confinedDataset(datasetName),
                Path.of("/scratch"),
                Path.of("/nsml/socket"),
                Path.of(Files.isDirectory(shim) ? "/nsml/python" : "/nsml/shim.jar"),
                image.map(used -> Path.of("/nsml/image")));
    }

    Path socket() {
        return socket(socketDirectory);
    }

    static Path socket(Path directory) {
        return directory.resolve(SOCKET);
    }
}
