package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionOptions;
import nsml.catalog.SessionPlan;
import nsml.catalog.State;
import nsml.dataset.Competition;
import nsml.store.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdmissionTest {

    private static final ProcessKey SOMEBODY = new ProcessKey(1, 1);

    @TempDir
    Path temp;

    private Instant now = Instant.parse("2019-01-11T12:00:00Z");
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

    private static SessionOptions asking(int gpus, OptionalInt cpus, OptionalLong memory) {
        return new SessionOptions(
                gpus, cpus, memory, OptionalLong.empty(), Optional.empty(), Optional.empty(), "auto", 0.1, false);
    }

    private static SessionOptions gpus(int count) {
        return asking(count, OptionalInt.empty(), OptionalLong.empty());
    }

    private Optional<Competition> competition(String submit) throws Exception {
        Path file = temp.resolve("competition.yaml");
        Files.writeString(
                file,
                "name: cats\ntask: image-retrieval\nmetric: map\nanswers: a.json\nsplit: {public: 0.5}\nlimits: {memory: 2G}\n"
                        + "submit: {" + submit + "}\n");
        return Optional.of(Competition.read(file));
    }

    private void require(Optional<Competition> rules, SessionOptions asked) {
        new Admission(catalog, rules).require("team", asked, new CreditWatch(rules, catalog, "team", "cats", clock));
    }

    private Shortage shortage(Optional<Competition> rules, SessionOptions asked) {
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> require(rules, asked));
        assertThat(refusal).isNotNull();
        return refusal.shortage().orElseThrow();
    }

    private SessionId running(int gpus) {
        SessionPlan plan = new SessionPlan(
                SessionKind.RUN,
                Optional.empty(),
                "v",
                Digest.of(new byte[0]),
                "main.py",
                List.of(),
                "none",
                1,
                gpus(gpus));
        SessionId session = catalog.sessions().create("team", "cats", plan, "", SOMEBODY);
        catalog.sessions().take(session, SOMEBODY);
        catalog.sessions().running(session, SOMEBODY, Optional.empty(), "");
        return session;
    }

    @Test
    void whatIsUsualPasses() throws Exception {
        assertThatCode(() -> require(Optional.empty(), SessionOptions.USUAL)).doesNotThrowAnyException();
        assertThatCode(() -> require(competition(""), SessionOptions.USUAL)).doesNotThrowAnyException();
    }

    @Test
    void aMachineHasOnlySoManyProcessors() {
        assertThat(shortage(Optional.empty(), asking(1, OptionalInt.of(100_000), OptionalLong.empty())))
                .isInstanceOf(Shortage.Capacity.class);
    }

    @Test
    void aCompetitionHasItsLimits() throws Exception {
        assertThat(shortage(competition(""), asking(1, OptionalInt.empty(), OptionalLong.of(3L << 30))))
                .isInstanceOf(Shortage.Machine.class);
        assertThat(shortage(competition(""), gpus(3))).isInstanceOf(Shortage.Machine.class);
    }

    @Test
    void aTeamHasOnlySoManyGpus() throws Exception {
        Optional<Competition> rules = competition("team-gpus: 3");
        running(2);

        assertThatCode(() -> require(rules, gpus(1))).doesNotThrowAnyException();
        assertThat(shortage(rules, gpus(2))).isEqualTo(new Shortage.GpuQuota(3, 2, 2));
    }

    @Test
    void whoHasSpentAllWaitsOrGoesWithoutGpus() throws Exception {
        Optional<Competition> rules = competition("credits: 120, credits-per-hour: 60");
        running(2);
        now = now.plus(Duration.ofMinutes(119));
        assertThatCode(() -> require(rules, gpus(1))).doesNotThrowAnyException();

        now = now.plus(Duration.ofMinutes(1));

        assertThat(shortage(rules, gpus(1))).isEqualTo(new Shortage.Credit(0));
        assertThatCode(() -> require(rules, gpus(0))).doesNotThrowAnyException();
    }

    @Test
    void aPartOfACreditIsNone() throws Exception {
        Optional<Competition> rules = competition("credits: 2, credits-per-hour: 1");
        running(1);

        now = now.plus(Duration.ofSeconds(70));

        assertThat(shortage(rules, gpus(1))).isEqualTo(new Shortage.Credit(0));
    }

    @Test
    void aClockThatIsSetBackDoesNotPutOffTheNextLookAtTheCredits() throws Exception {
        CreditWatch watch =
                new CreditWatch(competition("credits: 120, credits-per-hour: 60"), catalog, "team", "cats", clock);
        assertThat(watch.ranOut()).isFalse();
        now = now.minus(Duration.ofDays(1));
        running(2);

        now = now.plus(Duration.ofHours(2));

        assertThat(watch.ranOut()).isTrue();
    }

    private SessionId spent() {
        SessionId session = running(2);
        now = now.plus(Duration.ofHours(2));
        catalog.sessions().end(session, new Ending(State.SUCCEEDED, "OK", "TRAIN", "done", Map.of()));
        return session;
    }

    @Test
    void whatARemovedSessionSpentIsNotForgotten() throws Exception {
        catalog.sessions().remove(spent());

        assertThat(shortage(competition("credits: 120, credits-per-hour: 60"), gpus(1)))
                .isEqualTo(new Shortage.Credit(0));
    }

    @Test
    void whatASessionSpentThatIsRemovedButForItsCheckpointsIsNotForgotten() throws Exception {
        catalog.sessions().hide(spent());

        assertThat(shortage(competition("credits: 120, credits-per-hour: 60"), gpus(1)))
                .isEqualTo(new Shortage.Credit(0));
    }

    @Test
    void whatAResumedSessionSpentBeforeIsNotForgotten() throws Exception {
        SessionId session = spent();
        catalog.sessions().restart(session, new CheckpointId(session, "1"), List.of(), SOMEBODY);

        assertThat(shortage(competition("credits: 120, credits-per-hour: 60"), gpus(1)))
                .isEqualTo(new Shortage.Credit(0));
    }
}
