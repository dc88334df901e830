package nsml.shim;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What a submission binds: a model that can be saved, loaded and asked.
 *
 * <p>{@code save} followed by {@code load} in a fresh process must give the same model, the state of its training
 * included: that is what makes a fork go on as if nothing had happened.
 */
public interface Model {

    /**
     * Writes the model into an empty folder. The folder as a whole becomes the checkpoint, atomically, once this returns.
     *
     * @param directory an empty, writable folder
     * @throws IOException if it could not be written; no checkpoint appears
     */
    void save(Path directory) throws IOException;

    /**
     * Restores what {@link #save} wrote.
     *
     * @param directory a folder with the files that {@code save} wrote, read-only
     * @throws IOException if the files are not what this model wrote
     */
    void load(Path directory) throws IOException;

    /**
     * Answers the hidden test set. Called in mode {@link Mode#TEST} only, after {@link #load}, within the competition's
     * time limit, which runs from the end of {@code load} to the return of this method.
     *
     * @param test the test set
     * @return the answers, one for every query
     * @throws Exception whatever went wrong; the submit fails in phase {@code infer}
     */
    Answers infer(TestData test) throws Exception;
}
