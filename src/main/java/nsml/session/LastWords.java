package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nsml.catalog.Catalog;
import nsml.catalog.SessionId;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.runner.Verdict;

/** What the platform adds to a session's log when its process has ended, in the original's words. */
final class LastWords {

    private LastWords() {}

    /** Appends to a log what the end of a session's process leaves to be said. */
    static void append(Path log, Catalog catalog, SessionId id, Verdict verdict) throws IOException {
        // As it is by now: which process it has is recorded only once that has started.
        SessionRecord session = catalog.sessions().find(id).orElseThrow();
        StringBuilder words = new StringBuilder();
        if (verdict == Verdict.MEMORY && session.process().isPresent()) {
            words.append("/bin/bash: line 1: ")
                    .append(session.process().get().pid())
                    .append(" Killed ")
                    .append(command(session.plan()))
                    .append('\n');
        }
        words.append("User session exited\n");
        Files.writeString(log, words, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static String command(SessionPlan plan) {
        String start = plan.isPython() ? "python -u " : "java -jar ";
        return (start + plan.entry() + " " + String.join(" ", plan.allArguments())).strip();
    }
}
