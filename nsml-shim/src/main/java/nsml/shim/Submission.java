package nsml.shim;

/**
 * A competition entry: how to build its model and how to train it.
 *
 * <p>Found with {@link java.util.ServiceLoader}: name the class in {@code META-INF/services/nsml.shim.Submission} of the
 * submission's jar and give it a public constructor without parameters. Its methods are called by the platform, one after
 * the other, on one thread: {@link #bind} in every mode, then (if the session starts from a checkpoint) {@link Model#load},
 * then {@link #train} or {@link Model#infer}.
 */
public interface Submission {

    /**
     * Builds the model, untrained. The same arguments must build the same structure: a checkpoint saved by one session is
     * loaded into the model that another session bound.
     *
     * @param session the running session
     * @return the model whose {@code save}, {@code load} and {@code infer} the platform will call
     * @throws Exception whatever went wrong; the session fails in phase {@code bind}
     */
    Model bind(Session session) throws Exception;

    /**
     * Trains the model, calling {@link Session#save} whenever a checkpoint is worth keeping. Called in mode
     * {@link Mode#TRAIN} only; in a fork, after {@link Model#load}, so that training goes on from there.
     *
     * @param session the running session
     * @param model what {@link #bind} returned
     * @throws Exception whatever went wrong; the session fails in phase {@code train}, its checkpoints stay
     */
    void train(Session session, Model model) throws Exception;
}
