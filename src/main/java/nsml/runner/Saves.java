package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import nsml.shim.wire.Reply;

/** Takes checkpoints and what is to be kept out of the submission's reach before anybody looks at them. */
final class Saves {

    private final Workspace workspace;
    private final long largest;

    Saves(Workspace workspace, long largest) {
        this.workspace = workspace;
        this.largest = largest;
    }

    /** Who decides on a folder. */
    interface Decision {
        Reply on(Path copy) throws InterruptedException, ExecutionException;
    }

    /** Copies the folder, asks for the decision on the copy, and deletes what has been accepted. */
    Reply pass(String directory, Decision decision)
            throws IOException, InterruptedException, ExecutionException, RefusedException {
        Path folder = Workspace.entry(directory);
        Path copy = takeOut(folder);
        Reply reply = decision.on(copy);
        if (reply instanceof Reply.Accepted) {
            deleteQuietly(folder);
        }
        return reply;
    }

    private Path takeOut(Path folder) throws RefusedException {
        try {
            return workspace.takeOut(folder, CopyBudget.ofCheckpoint(largest));
        } catch (IOException e) {
            throw new RefusedException("the folder could not be read: " + Printable.text(String.valueOf(e)));
        }
    }

    /** The submission may have been at it first, which is its own affair: the folder counts against its disk limit. */
    private void deleteQuietly(Path folder) {
        try {
            workspace.deleteShared(folder);
        } catch (IOException e) {
            return;
        }
    }
}
