package nsml.runner;

import java.nio.file.Path;

/**
 * One process to run. All paths are the host's.
 *
 * @param name names it among all that run on this machine: what outlives a supervisor that is killed is found by it
 * @param code a private copy of the submission's folder, its working directory; it may write there
 * @param program what is started
 * @param data the dataset's folder, read-only for the submission
 * @param datasetName the name under which the submission sees {@code data}
 * @param scratch an empty folder for this run alone; the runner keeps its own books in it, too
 * @param socketDirectory an empty folder for the conversation's socket, with a short path
 * @param log where standard output and standard error are appended
 * @param limits what the submission may use
 */
public record Job(
        String name,
        Path code,
        Program program,
        Path data,
        String datasetName,
        Path scratch,
        Path socketDirectory,
        Path log,
        Limits limits) {

    /** Makes the paths absolute, so that they mean the same from every working directory. */
    public Job {
        code = code.toAbsolutePath();
        data = data.toAbsolutePath();
        scratch = scratch.toAbsolutePath();
        socketDirectory = socketDirectory.toAbsolutePath();
        log = log.toAbsolutePath();
    }
}
