package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.catalog.SessionId;
import nsml.store.Digest;
import nsml.store.Home;
import nsml.store.Removal;

/**
 * What a session keeps on disk beside its records: the log for good, the rest while it runs.
 *
 * @param root its folder
 */
public record SessionFolder(Path root) {

    /** Finds a session's folder, which may not exist yet. */
    public static SessionFolder of(Home home, SessionId id) {
        return new SessionFolder(
                home.sessions().resolve(id.team()).resolve(id.dataset()).resolve(Integer.toString(id.number())));
    }

    /** Returns what the submission printed. */
    public Path log() {
        return root.resolve("log");
    }

    /** Returns what the competitor is told of a submit on the full test set, instead of its log. */
    public Path messages() {
        return root.resolve("messages");
    }

    /** Returns what the supervisor itself had to say, should it fail. */
    public Path supervisorLog() {
        return root.resolve("supervisor.log");
    }

    /** Returns the beginning of what a submit on the sample answered. */
    public Path predictions() {
        return root.resolve("predictions");
    }

    /** Returns the files that a session made in its working directory, once it has ended. */
    public Path produced() {
        return root.resolve("produced");
    }

    /** Returns the working directory of a session that runs. */
    public Path code() {
        return root.resolve("code");
    }

    /** Returns the scratch folder of a session that runs. */
    public Path scratch() {
        return root.resolve("scratch");
    }

    /** Returns what everything of the session is called that can outlive its supervisor; unique on this machine. */
    public String name() {
        return "nsml-" + Digest.of(root.toString().getBytes(UTF_8)).brief();
    }

    /** Returns the folder of the session's socket: a socket's path must be short, so it cannot lie in the home. */
    Path sockets() {
        return Path.of(System.getProperty("java.io.tmpdir"), name());
    }

    /** The sample of another size that a rehearsal runs on. */
    Path trial() {
        return root.resolve("trial");
    }

    /** What the submission prints on it. */
    Path trialLog() {
        return root.resolve("trial.log");
    }

    /** The folder where the competition's own program scores predictions. */
    Path evaluation() {
        return root.resolve("evaluation");
    }

    /** A folder without anything, for a session without a dataset. */
    Path noData() throws IOException {
        return Files.createDirectories(noDataFolder());
    }

    private Path noDataFolder() {
        return root.resolve("nothing");
    }

    /** Removes what only a running session needs. */
    void tidy() throws IOException {
        IOException first = null;
        // What cannot be deleted is not to keep the others.
        for (Path part : List.of(sockets(), trialLog(), noDataFolder(), evaluation(), trial(), code(), scratch())) {
            try {
                Removal.of(part);
            } catch (IOException e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /** Removes everything. */
    void remove() throws IOException {
        Removal.of(root);
    }
}
