package nsml.runner.docker;

import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** What the engine says while it builds: the last lines are kept, for the case that it fails. */
final class BuildOutput extends BuildImageResultCallback {

    private static final int KEPT = 15;

    private final Deque<String> lines = new ArrayDeque<>();

    @Override
    public void onNext(BuildResponseItem item) {
        super.onNext(item);
        note(item.getStream());
    }

    private synchronized void note(@Nullable String text) {
        if (text != null && !text.isBlank()) {
            lines.addLast(text.strip());
            if (lines.size() > KEPT) {
                lines.removeFirst();
            }
        }
    }

    /** Waits for the end of the build. */
    void await(String name) throws EngineException {
        try {
            awaitImageId();
        } catch (DockerClientException | DockerException e) {
            throw new EngineException(
                    "image " + name + " could not be built: " + e.getMessage() + "; the engine said last:\n" + said(),
                    e);
        }
    }

    private synchronized String said() {
        return String.join("\n", lines);
    }
}
