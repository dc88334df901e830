package nsml.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nsml.store.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogTest {

    private static final Digest TREE = Digest.of(new byte[] {1});
    private static final ProcessKey ME = new ProcessKey(11, 22);
    private static final SessionPlan PLAN = new SessionPlan(
            SessionKind.RUN,
            Optional.empty(),
            "v1",
            TREE,
            "entry.jar",
            List.of("--epochs", "3 \"quoted\""),
            "none",
            7,
            SessionOptions.USUAL);

    @TempDir
    Path temp;

    private Instant now = Instant.ofEpochMilli(1_000);
    private final InstantSource clock = () -> now;
    private Catalog catalog;

    @BeforeEach
    void open() {
        catalog = Catalog.open(temp.resolve("catalog.db"), clock);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private SessionId create() {
        return catalog.sessions().create("team", "cats", PLAN, "a memo", ME);
    }

    private static Ending ending(State state) {
        return new Ending(state, "OK", "TRAIN", "done", Map.of("TRAIN", 1.5));
    }

    @Test
    void aSessionIsReadBackAsItWasRecorded() {
        SessionId id = create();
        now = now.plusSeconds(1);
        catalog.sessions().take(id, new ProcessKey(33, 44));
        catalog.sessions().running(id, new ProcessKey(55, 66), Optional.of("nsml/dl4j:1"), "open: none");
        catalog.sessions().measure(id, OptionalInt.of(0), 77, Duration.ofMillis(88));
        catalog.sessions().end(id, ending(State.SUCCEEDED));

        SessionRecord read = catalog.sessions().find(id).orElseThrow();

        assertThat(read)
                .isEqualTo(new SessionRecord(
                        new SessionId("team", "cats", 1),
                        PLAN,
                        "a memo",
                        State.SUCCEEDED,
                        Instant.ofEpochMilli(1_000),
                        Optional.of(now),
                        Optional.of(now),
                        Optional.of("nsml/dl4j:1"),
                        new ProcessKey(33, 44),
                        Optional.of(new ProcessKey(55, 66)),
                        Optional.of("TRAIN"),
                        Optional.of(ending(State.SUCCEEDED)),
                        false,
                        OptionalInt.of(0),
                        OptionalLong.of(77),
                        Optional.of(Duration.ofMillis(88)),
                        Optional.of("open: none")));
    }

    @Test
    void numbersAreNotUsedAgainAfterARemoval() {
        catalog.sessions().remove(create());

        assertThat(create().number()).isEqualTo(2);
        assertThat(catalog.sessions().create("team", "dogs", PLAN, "", ME).number())
                .isEqualTo(1);
    }

    @Test
    void sessionsCreatedAtTheSameInstantGetNumbersOfTheirOwn() throws Exception {
        List<Callable<Integer>> creations = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            creations.add(() -> {
                try (Catalog another = Catalog.open(temp.resolve("catalog.db"), clock)) {
                    return another.sessions()
                            .create("team", "cats", PLAN, "", ME)
                            .number();
                }
            });
        }
        var threads = Executors.newFixedThreadPool(8);
        Set<Integer> numbers = new TreeSet<>();
        for (Future<Integer> created : threads.invokeAll(creations)) {
            numbers.add(created.get());
        }
        threads.shutdown();

        assertThat(numbers).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @EnumSource(names = {"SUCCEEDED", "FAILED", "STOPPED", "LOST"})
    void anEndedSessionNeverMovesAgain(State end) {
        SessionId id = create();
        catalog.sessions().take(id, ME);
        catalog.sessions().running(id, ME, Optional.empty(), "");
        assertThat(catalog.sessions().end(id, ending(end))).isTrue();

        assertThat(catalog.sessions().take(id, ME)).isFalse();
        assertThat(catalog.sessions().running(id, ME, Optional.empty(), "")).isFalse();
        assertThat(catalog.sessions().end(id, ending(State.LOST))).isFalse();
        assertThat(catalog.sessions().find(id).orElseThrow().state()).isEqualTo(end);
    }

    @Test
    void aResumedSessionBeginsAnewWithItsName() {
        SessionId id = create();
        catalog.sessions().take(id, ME);
        catalog.sessions().running(id, ME, Optional.empty(), "");
        assertThat(catalog.sessions().restart(id, new CheckpointId(id, "1"), List.of(), ME))
                .as("it runs")
                .isFalse();
        catalog.sessions().requestStop(id);
        catalog.sessions().end(id, ending(State.STOPPED));
        catalog.sessions().hide(id);

        assertThat(catalog.sessions().restart(id, new CheckpointId(id, "1"), List.of("--more"), ME))
                .isTrue();

        assertThat(catalog.sessions().live()).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo(id);
            assertThat(session.state()).isEqualTo(State.QUEUED);
            assertThat(session.plan().source()).hasValue(new CheckpointId(id, "1"));
            assertThat(session.plan().arguments()).containsExactly("--more");
            assertThat(session.stopRequested()).isFalse();
            assertThat(session.startedAt()).isEmpty();
            assertThat(session.ending()).isEmpty();
        });
    }

    @Test
    void aSessionDoesNotSucceedBeforeItRan() {
        assertThat(catalog.sessions().end(create(), ending(State.SUCCEEDED))).isFalse();
    }

    @Test
    void reportsCanBeReadWhateverTheirNamesAre() {
        SessionId id = create();
        Map<String, Double> values = new TreeMap<>(Map.of("x".repeat(200_000), 1.0));
        // One hash for all: 33 * 'A' + 'b' is 33 * 'B' + 'A'.
        for (int i = 0; i < 4096; i++) {
            StringBuilder name = new StringBuilder();
            for (int bit = 0; bit < 12; bit++) {
                name.append((i >> bit & 1) == 0 ? "Ab" : "BA");
            }
            values.put(name.toString(), 2.0);
        }

        catalog.reports().add(id, 1, values, true);

        assertThat(catalog.reports().list(id).get(0).values()).isEqualTo(values);
    }

    @Test
    void aCheckpointKeepsTheLatestSummaryAndReplacesItsNamesake() {
        SessionId id = create();
        catalog.reports().add(id, 1, Map.of("loss", 0.5), true);
        catalog.reports().add(id, 1, Map.of("detail", 9.0), false);
        now = now.plusMillis(3_397);
        catalog.checkpoints().add(new CheckpointId(id, "best"), TREE, 10);
        catalog.checkpoints().add(new CheckpointId(id, "best"), TREE, 20);

        assertThat(catalog.checkpoints().list(id)).singleElement().satisfies(checkpoint -> {
            assertThat(checkpoint.bytes()).isEqualTo(20);
            assertThat(checkpoint.summary()).isEqualTo(Map.of("loss", 0.5, "step", 1.0));
            assertThat(checkpoint.savedAt()).isEqualTo(now);
        });
    }

    @Test
    void removingASessionRemovesItsCheckpointsButNotItsScores() {
        SessionId id = create();
        catalog.checkpoints().add(new CheckpointId(id, "1"), TREE, 10);
        var part = new ScoreRecord.Part(0.5, 0.25);
        var score = new ScoreRecord(
                id,
                new CheckpointId(id, "1"),
                "v1",
                List.of(),
                "none",
                "open: none",
                "map@10",
                part,
                part,
                part,
                clock.instant());
        catalog.scores().add(score);

        catalog.sessions().remove(id);

        assertThat(catalog.checkpoints().list(id)).isEmpty();
        assertThat(catalog.scores().list("cats")).containsExactly(score);
        assertThat(catalog.sessions().stopRequested(id))
                .as("its supervisor learns of it")
                .isTrue();
    }

    @Test
    void noticesOutliveTheirSession() {
        SessionId session = create();
        Notices.Notice first = new Notices.Notice(session, Instant.ofEpochMilli(2), "first");
        Notices.Notice second = new Notices.Notice(session, Instant.ofEpochMilli(3), "second");
        catalog.notices().add(second);
        catalog.notices().add(first);

        catalog.sessions().remove(session);

        assertThat(catalog.notices().list()).containsExactly(first, second);
    }

    @Test
    void whatThrowsWithinATransactionLeavesNothing() {
        assertThatThrownBy(() -> catalog.atomically(() -> {
                    create();
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(catalog.sessions().list()).isEmpty();
    }

    @Test
    void anOlderFormIsBroughtUpToDateWithAllThatItHolds() throws Exception {
        Path file = temp.resolve("older.db");
        try (InputStream script = Catalog.class.getResourceAsStream("1.sql");
                Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(new String(script.readAllBytes(), UTF_8));
            statement.executeUpdate("INSERT INTO session (team, dataset, number, kind, dataset_version, code, entry,"
                    + " arguments, sandbox, seed, memo, state, created_at, started_at, finished_at, owner_pid, owner_birth,"
                    + " phase, verdict, detail) VALUES ('team', 'cats', 1, 'RUN', 'v1', '" + TREE.hex()
                    + "', 'entry.jar', '[\"--epochs\",\"3 \\\"quoted\\\"\"]', 'none', 7, 'old', 'SUCCEEDED', 1, 2, 3, 4, 5,"
                    + " 'TRAIN', 'OK', 'done')");
            statement.executeUpdate(
                    "INSERT INTO score VALUES ('team', 'cats', 2, 'v1', 'team/cats/1', '3', '[]', 'none',"
                            + " 'map@10', 0.5, 0.5, 0.5, 0, 0, 0, 9)");
            statement.execute("PRAGMA user_version = 1");
        }

        try (Catalog migrated = Catalog.open(file, clock)) {
            assertThat(migrated.sessions().list()).singleElement().satisfies(session -> {
                assertThat(session.plan()).isEqualTo(PLAN);
                assertThat(session.state()).isEqualTo(State.SUCCEEDED);
                assertThat(session.exitStatus()).isEmpty();
            });
            assertThat(migrated.attempts().list("team", "cats"))
                    .containsExactly(
                            new Attempts.Attempt(new SessionId("team", "cats", 2), "OK", Instant.ofEpochMilli(9)));
            assertThat(migrated.trees()).containsExactly(TREE);
        }
    }

    @Test
    void aNewerFormIsRefusedAndLeftAlone() throws Exception {
        Path file = temp.resolve("newer.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }

        assertThatThrownBy(() -> Catalog.open(file, clock)).hasMessageContaining("written by a newer nsml (form 99");
    }

    @Test
    void aFileThatIsNoDatabaseIsNamed() throws Exception {
        Path file = Files.writeString(temp.resolve("text.db"), "this is a text of more than a few bytes".repeat(100));

        assertThatThrownBy(() -> Catalog.open(file, clock)).hasMessageContaining("text.db: it is damaged");
    }
}
