package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nsml.catalog.Attempts.Attempt;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What several processes do at the same time: submits that only one of may be, teams of which one takes all, new definitions. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds what is left in /proc")
class SideBySideIT {

    private static final String LIMITS = "load: 60s, infer: 60s, train: 120s, memory: 1G";

    @TempDir
    Path temp;

    @Test
    void ofSubmitsAtTheSameInstantOneIsTaken() throws Exception {
        FaultBench bench = new FaultBench(temp).push(LIMITS, "{interval: 1h}");
        bench.train("team", "");
        List<Process> commands = new ArrayList<>();
        List<Path> errors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            errors.add(temp.resolve("errors-" + i));
            commands.add(bench.nsml.startWithErrors(errors.get(i), FaultBench.submit("team")));
        }
        List<Integer> statuses = new ArrayList<>();
        for (Process command : commands) {
            assertThat(command.waitFor(120, TimeUnit.SECONDS)).isTrue();
            statuses.add(command.exitValue());
        }

        assertThat(statuses).containsExactlyInAnyOrder(0, 2, 2);
        for (int i = 0; i < 3; i++) {
            if (statuses.get(i) == 2) {
                // The second sees the first running, or, if it comes late, its end.
                assertThat(Files.readString(errors.get(i)))
                        .containsPattern("a team has one at a time|one submit every 1h");
            }
        }
        assertThat(bench.catalog(catalog -> catalog.sessions().list()).stream()
                        .filter(session -> session.plan().kind() == SessionKind.SUBMIT)
                        .toList())
                .hasSize(1);
        List<Attempt> attempts = bench.catalog(catalog -> catalog.attempts().list("team", "tiny"));
        assertThat(attempts).hasSize(1);
        assertThat(bench.scores()).hasSize(1);
    }

    @Test
    void aTeamWithManySessionsKeepsNoOtherWaiting() throws Exception {
        FaultBench bench = new FaultBench(temp).push(LIMITS, "{interval: 1h}");
        bench.train("ants", "");
        int flood = 6;
        for (int i = 0; i < flood; i++) {
            bench.run("bees", "--steps 100000 --pause 5").succeeded();
        }
        assertThat(bench.live()).hasSize(flood);

        bench.of("ants").run(FaultBench.submit("ants")).succeeded();

        assertThat(bench.scores()).hasSize(1);
        assertThat(bench.live()).as("they go on").hasSize(flood);
        for (SessionRecord session : bench.live()) {
            bench.of("bees").run("stop", session.id().toString()).succeeded();
        }
        CommandLineUnderTest.await("all to end", () -> bench.live().isEmpty());
        bench.assertNothingLeft();
    }

    @Test
    void aSubmitKeepsTheDefinitionItBeganWith() throws Exception {
        FaultBench bench = new FaultBench(temp).push(LIMITS, "{interval: 0s}");
        bench.train("team", "--in infer --do wait");
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();

        Path competition = temp.toRealPath().resolve("tiny");
        Path definition = competition.resolve("competition.yaml");
        Files.writeString(
                definition,
                Files.readString(definition).replace("map@5", "recall@1").replace("infer: 60s", "infer: 1s"));
        bench.nsml.run("dataset", "push", "tiny", competition.toString()).succeeded();
        CommandLineUnderTest.await(
                "inference",
                () -> bench.session("team/tiny/2")
                        .flatMap(SessionRecord::phase)
                        .filter("INFER"::equals)
                        .isPresent());
        // Longer than the new definition would let it.
        TimeUnit.MILLISECONDS.sleep(1500);
        Files.createFile(bench.nsml.home().resolve("sessions/team/tiny/2/code/go"));

        SessionRecord ended = bench.awaitEnd("team/tiny/2");
        assertThat(ended.state()).as(ended.toString()).isEqualTo(State.SUCCEEDED);
        ScoreRecord score = bench.scores().get(0);
        assertThat(score.metric()).isEqualTo("map@5");
        assertThat(score.datasetVersion()).isEqualTo(ended.plan().datasetVersion());
        assertThat(bench.nsml.run("board", "tiny", "-j").succeeded().out())
                .as("the board is that of the new definition")
                .isEqualToIgnoringWhitespace("[]");
        assertThat(bench.nsml.run(FaultBench.submit("team")).out()).contains("INFER_TIMEOUT");
    }
}
