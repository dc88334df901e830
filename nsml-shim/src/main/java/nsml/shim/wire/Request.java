package nsml.shim.wire;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** What the submission's side says. Each request is answered by exactly one {@link Reply}. */
public sealed interface Request {

    /**
     * Opens the conversation; answered by {@link Reply.Start}.
     *
     * @param protocol {@link #PROTOCOL}
     * @param shim the shim's version, for the log
     * @param language {@code java}, {@code python}
     */
    record Hello(int protocol, String shim, String language) implements Request {}

    /**
     * A phase begins, and the one before has ended; answered by {@link Reply.Accepted}.
     *
     * @param phase the phase that begins
     */
    record Enter(Phase phase) implements Request {}

    /**
     * Measurements; answered by {@link Reply.Accepted}.
     *
     * @param step the place on the x axis; empty if the submission gave none
     * @param values finite numbers by name
     * @param summary whether tables show them
     */
    record Report(OptionalLong step, Map<String, Double> values, boolean summary) implements Request {

        public Report {
            values = Map.copyOf(values);
            values.forEach((name, value) -> {
                if (!Double.isFinite(value)) {
                    throw new IllegalArgumentException(
                            "expected a finite number for " + Quote.of(name) + ", got " + value + "; leave it out");
                }
            });
        }
    }

    /**
     * A folder in the scratch folder holds files for later sessions of the team; answered by {@link Reply.Accepted} or {@link
     * Reply.Refused}. In mode test the platform accepts and forgets them: nothing may pass from the test data to training.
     *
     * @param key their name, formed as a checkpoint's
     * @param directory the folder's bare name in the scratch folder
     */
    record Keep(String key, String directory) implements Request {}

    /**
     * Asks for what was kept; answered by {@link Reply.Loaded} or, if there is nothing of that name, {@link Reply.Refused}.
     *
     * @param key its name
     */
    record Recall(String key) implements Request {}

    /**
     * A folder in the scratch folder is a complete checkpoint; answered by {@link Reply.Accepted} once it is in the store (the
     * folder is then gone), or by {@link Reply.Refused}.
     *
     * @param checkpoint its name
     * @param directory the folder's bare name in the scratch folder
     */
    record Save(String checkpoint, String directory) implements Request {}

    /**
     * Asks for a checkpoint's files; answered by {@link Reply.Loaded} or {@link Reply.Refused}.
     *
     * @param checkpoint its name
     * @param session the session that saved it; empty for this one, or for the one it was forked from
     */
    record Load(String checkpoint, Optional<String> session) implements Request {}

    /**
     * How far inference has come; answered by {@link Reply.Accepted}. Nothing depends on it, and no shim has to say it.
     *
     * @param done how many of the queries are answered
     * @param total how many there are
     */
    record Progress(long done, long total) implements Request {}

    /**
     * The answers are complete and {@code infer} is over; answered by {@link Reply.Accepted}.
     *
     * @param file the file's bare name in the scratch folder
     */
    record Answered(String file) implements Request {}

    /**
     * A hook of the submission threw; answered by {@link Reply.Accepted}. The process ends next.
     *
     * @param error the exception's class and message, one line
     */
    record Failed(String error) implements Request {}

    /** All is done; answered by {@link Reply.Accepted}. The process ends next. */
    record Done() implements Request {}

    /** The version of this protocol. A supervisor refuses any other. */
    int PROTOCOL = 1;
}
