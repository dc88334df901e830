package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A way to confine a submission: which paths its process sees, and how it is started. {@link Sandboxes} hands them out.
 *
 * <p>Implementations are stateless and thread-safe.
 */
public sealed interface Sandbox permits Bubblewrap, DockerSandbox, PlainProcess {

    /**
     * Tells which one this is.
     *
     * @return the kind
     */
    SandboxKind kind();

    /**
     * Tells where a process inside sees a dataset.
     *
     * @param folder where the dataset lies on the host
     * @param name its name
     * @return the folder's path inside
     */
    Path dataset(Path folder, String name);

    /** Where a process inside sees what lies at the given places of the host. */
    Places inside(Places host, String datasetName);

    /** As whom a process inside owns what it may write to; empty if as the one who starts it. */
    default Optional<Owner> owner() {
        return Optional.empty();
    }

    /**
     * Starts the process. It must die with its supervisor, and the kernel ties that to the thread that calls this: the thread
     * must live as long as the process should.
     */
    Box start(Launch launch) throws IOException;
}
