package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs in a job's process, by the language of the submission. */
public sealed interface Program permits JavaProgram, PythonProgram {

    /**
     * Tells what is started.
     *
     * @return a path relative to the submission's folder
     */
    String entry();

    /**
     * Tells what stands between the submission and the platform.
     *
     * @return the shim on the host, a jar or a folder
     */
    Path shim();

    /**
     * Tells which libraries are shared with other submissions.
     *
     * @return the image, if the submission asked for one
     */
    Optional<Image> image();

    /**
     * Tells in which container image it wants to run.
     *
     * @return the name that the code says, if it says one; the engine need not have it
     */
    Optional<String> wanted();

    /**
     * Tells where it runs in a container if it says nothing else.
     *
     * @return the image's name
     */
    String usualImage();

    /**
     * Tells what the command line begins with in a container, where the language is the image's own.
     *
     * @return a program on the image's PATH
     */
    String interpreterInImage();

    /**
     * Tells what the language itself needs of the host.
     *
     * @return folders that the process must see, under the same paths
     */
    List<Path> runtime();

    /** Makes sure that there is something to start. */
    void check(Path code) throws BadPackageException;

    /** The command line, with paths as the process sees them. */
    List<String> command(Limits limits, Places inside);

    /** What the language wants in the environment, with paths as the process sees them. */
    Map<String, String> environment(Places host, Places inside) throws IOException;
}
