package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.Notices;
import nsml.catalog.ProcessKey;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.store.Digest;
import nsml.store.Home;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CensorTest {

    private static final String WORD = "k3v7qzmw2xj5tbn6ryhcf4pds7";
    private static final CheckpointId MODEL = new CheckpointId(new SessionId("team", "cats", 1), "3");

    @TempDir
    Path temp;

    private Catalog catalog;
    private SessionRecord session;
    private SessionFolder folder;
    private Guard guard;
    private Graded graded;

    @BeforeEach
    void open() throws IOException {
        Home home = new Home(temp);
        catalog = Catalog.open(home.catalog(), () -> Instant.EPOCH);
        SessionPlan plan = new SessionPlan(
                SessionKind.SUBMIT,
                Optional.of(MODEL),
                "v",
                Digest.of(new byte[0]),
                "main.py",
                List.of(),
                "none",
                1,
                SessionOptions.USUAL);
        SessionId id = catalog.sessions().create("team", "cats", plan, "", new ProcessKey(1, 1));
        session = catalog.sessions().find(id).orElseThrow();
        folder = SessionFolder.of(home, id);
        Files.createDirectories(folder.code());
        Files.createDirectories(folder.scratch().resolve("shared"));
        guard = new Guard(
                new Bulletin(folder.messages(), 10, () -> Instant.EPOCH),
                new CanaryWatch(Map.of("the hidden answers", WORD)),
                1 << 20);
        ScoreRecord.Part part = new ScoreRecord.Part(0.5, 0);
        graded = new Graded(
                new Ending(State.SUCCEEDED, "OK", "INFER", "graded by map", Map.of()),
                Optional.of(
                        new ScoreRecord(id, MODEL, "v", List.of(), "none", "", "map", part, part, part, Instant.EPOCH)),
                List.of());
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    private Censor censor() {
        return new Censor(session, folder, guard, catalog, () -> Instant.EPOCH);
    }

    @Test
    void whoShowsNothingKeepsItsScore() throws IOException {
        Files.writeString(folder.log(), "all is well\n");

        assertThat(censor().search(graded)).isEqualTo(graded);
        assertThat(catalog.notices().list()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "code/made.txt", "scratch/shared/answers.tsv", "scratch/private/x"})
    void whereverACanaryIsTheSessionIsDeniedAndTheOrganiserTold(String place) throws IOException {
        Path file = folder.root().resolve(place);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "q1\t" + WORD + "\n");

        Graded denied = censor().search(graded);

        assertThat(denied.score()).isEmpty();
        assertThat(denied.ending().verdict()).isEqualTo("DENIED");
        assertThat(catalog.notices().list())
                .singleElement()
                .extracting(Notices.Notice::text)
                .asString()
                .contains("the canary of the hidden answers (plain, up to byte 29)")
                .endsWith("without this: OK");
    }

    @Test
    void theCompetitorIsToldNothingOfIt() throws IOException {
        guard.canaries().text("what it told the platform", WORD);
        Censor censor = censor();

        Graded told = censor.tell(censor.search(graded));

        assertThat(told.ending().detail()).isEqualTo("it did in infer what a submission may not");
        assertThat(folder.messages())
                .hasContent("1970-01-01T00:00:00Z DENIED in phase infer: it did in infer what a submission may not");
        assertThat(folder.log()).content().contains("[nsml] DENIED: in what it told the platform is the canary");
    }
}
