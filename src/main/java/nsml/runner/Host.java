package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/**
 * The session's side of a run. Called on the thread that called {@link Runner#run}, one call at a time. What it throws ends
 * the run, with no process left, and comes out of {@code run} unchanged.
 */
public interface Host {

    /**
     * The process lives. Whoever finds the session abandoned may {@linkplain ProcessIdentity#kill kill} it by this.
     *
     * @param process the outermost process; all others descend from it
     * @param protection what holds it
     */
    void started(ProcessIdentity process, Protection protection) throws IOException;

    /**
     * The submission's side said hello.
     *
     * @param data the dataset's folder, as the process sees it
     * @param scratch the scratch folder, as the process sees it
     * @return what it needs to know
     */
    Reply.Start start(Path data, Path scratch) throws IOException;

    /**
     * The submission asks something. Called for every request, before any other method.
     *
     * @param request as it came, unchecked
     */
    default void heard(Request request) throws IOException {}

    /**
     * A folder was handed over, to be saved or kept. Unlike all other methods this one is called on a thread of its own, so that
     * it may take long: the submission waits for it, and its limits are kept meanwhile.
     *
     * @param copy a private copy of the folder, as in {@link #save}; to be left as it is
     */
    default void handedOver(Path copy) {}

    /**
     * The submission tells how far inference has come.
     *
     * @param progress as it came, unchecked
     */
    default void progress(Request.Progress progress) throws IOException {}

    /**
     * A phase begins.
     *
     * @param phase any but {@link Phase#START}
     */
    void entered(Phase phase) throws IOException;

    /**
     * Measurements came.
     *
     * @param report as the submission sent it
     */
    void report(Request.Report report) throws IOException;

    /**
     * A checkpoint is complete. The time this takes is not the submission's, except in phase {@link Phase#INFER}.
     *
     * @param checkpoint the name that the submission gave it, unchecked
     * @param directory a private copy of the checkpoint's folder: plain files and folders, no links, nobody else writes
     *     there. The host may move it away; what it leaves is deleted.
     * @return {@link Reply.Accepted} once it is in the store, or {@link Reply.Refused}
     */
    Reply save(String checkpoint, Path directory) throws IOException;

    /**
     * Files are to be kept for later sessions. The time this takes is not the submission's, except in phase {@link
     * Phase#INFER}.
     *
     * @param key the name that the submission gave them, unchecked
     * @param directory a private copy of the folder, as in {@link #save}
     * @return {@link Reply.Accepted} or {@link Reply.Refused}
     */
    Reply keep(String key, Path directory) throws IOException;

    /**
     * The submission wants files that were kept. The time this takes is not the submission's, except in phase {@link
     * Phase#INFER}.
     *
     * @param key the name asked for, unchecked
     * @param into an empty folder that the submission cannot see yet
     * @return {@link Reply.Accepted} once {@code into} is filled, or {@link Reply.Refused}
     */
    Reply recall(String key, Path into) throws IOException;

    /**
     * The submission wants a checkpoint's files. The time this takes is not the submission's, except in phase
     * {@link Phase#INFER}.
     *
     * @param checkpoint the name asked for, unchecked
     * @param session the session that saved it, unchecked; empty for this one, or for the one it was forked from
     * @param into an empty folder that the submission cannot see yet
     * @return {@link Reply.Accepted} once {@code into} is filled, or {@link Reply.Refused}
     */
    Reply load(String checkpoint, Optional<String> session, Path into) throws IOException;

    /**
     * Tells whether the user wants the session to end. Asked about four times a second.
     *
     * @return true to have every process killed
     */
    boolean stopRequested() throws IOException;
}
