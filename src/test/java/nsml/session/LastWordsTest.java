package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.runner.Verdict;
import nsml.store.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    private static final ProcessKey SUPERVISOR = new ProcessKey(1, 1);

    @TempDir
    Path temp;

    @Test
    void aSessionKilledForItsMemoryIsToldOfAsAShellWould() throws IOException {
        Path log = temp.resolve("log");
        Files.writeString(log, "Paused.\n");
        SessionPlan plan = new SessionPlan(
                SessionKind.SUBMIT_TEST,
                Optional.empty(),
                "v",
                Digest.of(new byte[0]),
                "main.py",
                List.of("--mode", "test", "--pause", "1"),
                "none",
                1,
                SessionOptions.USUAL);
        try (Catalog catalog = Catalog.open(temp.resolve("catalog.db"), () -> Instant.EPOCH)) {
            SessionId session = catalog.sessions().create("team", "cats", plan, "", SUPERVISOR);
            catalog.sessions().take(session, SUPERVISOR);
            catalog.sessions().running(session, new ProcessKey(58, 1), Optional.empty(), "");

            LastWords.append(log, catalog, session, Verdict.MEMORY);
        }

        assertThat(log).hasContent("""
                        Paused.
                        /bin/bash: line 1: 58 Killed python -u main.py --mode test --pause 1
                        User session exited
                        """);
    }
}
