package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import nsml.catalog.CheckpointId;
import nsml.catalog.Notices;
import nsml.catalog.SessionId;
import nsml.catalog.SessionKind;
import nsml.catalog.State;
import nsml.cli.Desk.Result;
import nsml.store.Digest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that look at sessions and put them in order. */
class CommandsTest {

    @TempDir
    Path temp;

    private Desk desk;

    @BeforeEach
    void sit() throws IOException {
        desk = new Desk(temp);
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    private SessionId trained() throws IOException {
        Digest code = desk.code(Map.of("main.py", "print(1)\n", "lib/net.py", "pass\n"));
        SessionId session = desk.running(code, List.of("--max_epoch", "2"), "first try");
        desk.passes(Duration.ofSeconds(3).plusMillis(397));
        desk.catalog().reports().add(session, 1, Map.of("train__loss", 7.083731204539806, "epoch", 1.0), true);
        desk.save(session, "1", "weights of 1");
        desk.passes(Duration.ofMinutes(14));
        desk.catalog().reports().add(session, 2, Map.of("train__loss", 0.62098, "epoch", 2.0), true);
        desk.save(session, "2", "weights of epoch 2");
        desk.succeed(session);
        return session;
    }

    private JsonNode json(String... command) throws IOException {
        return new ObjectMapper().readTree(desk.type(command).succeeded().out());
    }

    @Nested
    class Ps {

        @Test
        void looksAsInTheGoldenFile() throws IOException {
            SessionId first = trained();
            SessionId crashed = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
            desk.end(crashed, State.FAILED, "CRASH", "BIND", "bind threw x", Map.of());
            SessionId fed = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
            desk.end(fed, State.FAILED, "MEMORY", "TRAIN", "too much", Map.of());
            desk.running(
                    SessionKind.SUBMIT,
                    Optional.of(new CheckpointId(first, "2")),
                    desk.code(Map.of("main.py", "y")),
                    List.of("--max_epoch", "2"),
                    "submit of " + first);
            desk.passes(Duration.ofSeconds(20));

            Golden.check("ps.txt", desk.type("ps", "-a").succeeded().out());
            Golden.check("ps-v.txt", desk.type("ps", "-a", "-v").succeeded().out());
        }

        @Test
        void choosesByStateNumberAndName() throws IOException {
            trained();
            SessionId second = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
            desk.passes(Duration.ofSeconds(1));
            SessionId third = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");

            assertThat(desk.type("ps", "-q").out().lines()).containsExactly(third.toString(), second.toString());
            assertThat(desk.type("ps", "-a", "-q").out().lines()).hasSize(3);
            assertThat(desk.type("ps", "-q", "-n", "1").out().lines()).containsExactly(third.toString());
            assertThat(desk.type("ps", "-a", "-q", "-s", "*/1").out().lines()).containsExactly("team/ir_ph1/1");
            assertThat(desk.type("ps", "-a", "-q", "--search", "ir_ph1/2").out().lines())
                    .containsExactly("team/ir_ph1/2");
            assertThat(desk.type("ps", "-a", "-q", "-s", "nobody/*").out()).isEmpty();
        }

        @Test
        void sessionsOfADatasetThatHasGoneAreFoundByItsName() throws IOException {
            trained();

            assertThat(desk.type("ps", "-a", "-q", "-d", "ir_ph1").succeeded().out())
                    .isEqualTo("team/ir_ph1/1\n");
            assertThat(desk.type("ps", "-a", "-d", "ir_ph2").err()).contains("there is no dataset \"ir_ph2\"");
        }

        @Test
        void aSessionThatNobodyHasTakenUpYetIsNotCreated() throws IOException {
            desk.queued(desk.code(Map.of("a", "b")));

            assertThat(desk.type("ps").succeeded().out())
                    .contains("Not created yet")
                    .contains("Allocating");
        }

        @Test
        void aStopThatIsAskedForIsShown() throws IOException {
            SessionId session = desk.running(desk.code(Map.of("a", "b")), List.of(), "");
            desk.catalog().sessions().requestStop(session);

            assertThat(desk.type("ps").out()).contains("Stopping");
        }
    }

    @Nested
    class Models {

        @Test
        void lsLooksAsInTheGoldenFile() throws IOException {
            trained();

            Golden.check(
                    "model-ls.txt",
                    desk.type("model", "ls", "team/ir_ph1/1").succeeded().out());
            assertThat(desk.type("model", "ls", "-q", "team/ir_ph1/1").out().lines())
                    .containsExactly("1", "2");
            assertThat(json("model", "ls", "-j", "team/ir_ph1/1")
                            .get(0)
                            .get("summary")
                            .get("step")
                            .asInt())
                    .isEqualTo(1);
        }

        @Test
        void anEmptyListHasItsHeader() throws IOException {
            desk.running(desk.code(Map.of("a", "b")), List.of(), "");

            assertThat(desk.type("model", "ls", "team/ir_ph1/1")
                            .succeeded()
                            .out()
                            .lines())
                    .hasSize(2);
        }

        @Test
        void rmTakesWildcardsAndSaysNothing() throws IOException {
            SessionId session = trained();
            desk.save(session, "12", "w");

            assertThat(desk.type("model", "rm", "team/ir_ph1/1", "1?").succeeded())
                    .isEqualTo(new Result(0, "", ""));
            assertThat(desk.type("model", "ls", "-q", "team/ir_ph1/1").out().lines())
                    .containsExactly("1", "2");
            desk.type("model", "rm", "team/ir_ph1/1", "*").succeeded();
            assertThat(desk.type("model", "ls", "-q", "team/ir_ph1/1").out()).isEmpty();

            Result none = desk.type("model", "rm", "team/ir_ph1/1", "*");
            assertThat(none.status()).isEqualTo(2);
            assertThat(none.err()).contains("has no checkpoint \"*\"; it has none");
        }

        @Test
        void rmFreesTheDisk() throws IOException {
            trained();
            long before = blobs();
            // What was put a moment ago stays, as its owner may not be recorded yet; on the store's clock, not on the
            // desk's.
            desk.passes(Duration.between(Desk.NOW, Instant.now()).plusHours(1));

            desk.type("model", "rm", "team/ir_ph1/1", "2").succeeded();

            assertThat(blobs()).isEqualTo(before - 2);
        }

        private long blobs() throws IOException {
            try (var all = Files.walk(desk.home().blobs())) {
                return all.filter(Files::isRegularFile).count();
            }
        }

        @Test
        void pullCopiesTheFiles() throws IOException {
            trained();
            Path folder = temp.resolve("best");

            Result pull = desk.type("model", "pull", "-v", "team/ir_ph1/1", "2", folder.toString())
                    .succeeded();

            assertThat(folder.resolve("model/weights.pt")).hasContent("weights of epoch 2");
            assertThat(pull.out()).isEqualTo("model/weights.pt 18 B\n");
            assertThat(desk.type("model", "pull", "team/ir_ph1/1", "2", folder.toString())
                            .err())
                    .contains("is not empty");
            assertThat(desk.type("model", "pull", "team/ir_ph1/1", "*", folder.toString())
                            .err())
                    .contains("names 2 checkpoints");
        }
    }

    @Nested
    class Pull {

        @Test
        void copiesTheUploadedCode() throws IOException {
            trained();
            Path folder = temp.resolve("code");

            assertThat(desk.type("pull", "team/ir_ph1/1", folder.toString()).succeeded())
                    .isEqualTo(new Result(0, "", ""));

            assertThat(folder.resolve("main.py")).hasContent("print(1)");
            assertThat(folder.resolve("lib/net.py")).exists();
        }

        @Test
        void deletesTheFolderFirstOnDemandOnly() throws IOException {
            trained();
            Path folder = Files.createDirectories(temp.resolve("code"));
            Files.writeString(folder.resolve("mine"), "keep me");

            Result refused = desk.type("pull", "team/ir_ph1/1", folder.toString());
            assertThat(refused.status()).isEqualTo(2);
            assertThat(folder.resolve("mine")).exists();

            Result forced = desk.type("pull", "-f", "-v", "team/ir_ph1/1", folder.toString())
                    .succeeded();
            assertThat(forced.out()).isEqualTo("lib/net.py 5 B\nmain.py 9 B\n");
            assertThat(folder.resolve("mine")).doesNotExist();
        }

        @ParameterizedTest
        @ValueSource(strings = {"/", ".", "..", "HOME", "HOME/blobs"})
        void neverDeletesWhereMoreDependsOnIt(String folder) throws IOException {
            trained();

            Result refused = desk.type(
                    "pull",
                    "-f",
                    "team/ir_ph1/1",
                    folder.replace("HOME", desk.home().root().toString()));

            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("-f would delete");
            assertThat(desk.home().blobs()).isNotEmptyDirectory();
        }
    }

    @Nested
    class Rm {

        @Test
        void takesWildcards() throws IOException {
            trained();
            trained();

            desk.type("rm", "team/ir_ph1/*").succeeded();

            assertThat(desk.type("ps", "-a", "-q").out()).isEmpty();
            assertThat(desk.type("rm", "team/ir_ph1/*").err()).contains("no session is named like");
        }

        @Test
        void removesNothingWhileOneOfThemRuns() throws IOException {
            trained();
            desk.running(desk.code(Map.of("a", "b")), List.of(), "");

            Result refused = desk.type("rm", "team/ir_ph1/*");

            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("team/ir_ph1/2 is still running");
            assertThat(desk.type("ps", "-a", "-q").out().lines()).hasSize(2);
        }

        @Test
        void rmLeavesWhatAnotherSessionUses() throws IOException {
            Digest code = desk.code(Map.of("main.py", "x"));
            SessionId session = desk.running(code, List.of(), "");
            desk.save(session, "1", "weights");
            desk.succeed(session);
            SessionId submit = desk.running(
                    SessionKind.SUBMIT, Optional.of(new CheckpointId(session, "1")), code, List.of(), "submit");

            assertThat(desk.type("rm", session.toString()).err())
                    .contains("session " + submit + " uses a checkpoint of session " + session);

            desk.succeed(submit);
            desk.type("rm", session.toString()).succeeded();
        }

        @Test
        void canKeepTheCheckpoints() throws IOException {
            SessionId session = trained();

            desk.type("rm", "-s", session.toString()).succeeded();

            assertThat(desk.type("ps", "-a", "-q").out()).isEmpty();
            assertThat(desk.type("model", "ls", "-q", session.toString()).out().lines())
                    .containsExactly("1", "2");
            desk.type(
                            "model",
                            "pull",
                            session.toString(),
                            "1",
                            temp.resolve("kept").toString())
                    .succeeded();
            desk.type("rm", session.toString()).succeeded();
            assertThat(desk.type("model", "ls", session.toString()).status()).isEqualTo(2);
        }
    }

    @Test
    void memoReplacesTheDescription() throws IOException {
        SessionId session = trained();

        desk.type("memo", session.toString(), "learning rate 0.01").succeeded();

        assertThat(desk.type("ps", "-a").out()).contains("learning rate 0.01").doesNotContain("first try");
        assertThat(desk.type("memo", "team/ir_ph1/9", "x").err()).contains("there is no session team/ir_ph1/9");
    }

    @Test
    void commandShowsWhatWasTyped() throws IOException {
        SessionId session = trained();
        CheckpointId model = new CheckpointId(session, "2");
        Digest code = desk.code(Map.of("a", "b"));
        desk.running(SessionKind.FORK, Optional.of(model), code, List.of("--name", "a b"), "fork of " + session);
        desk.running(SessionKind.SUBMIT, Optional.of(model), code, List.of("--x"), "submit of " + session);
        desk.running(SessionKind.SUBMIT_TEST, Optional.of(model), code, List.of(), "submit of " + session);

        assertThat(desk.type("command", "team/ir_ph1/1").succeeded().out())
                .isEqualTo("nsml run -d ir_ph1 -e main.py -a '--max_epoch 2' -m 'first try' --sandbox none\n");
        assertThat(desk.type("command", "team/ir_ph1/2").out())
                .isEqualTo("nsml fork team/ir_ph1/1 -c 2 -a \"--name 'a b'\" --sandbox none\n");
        assertThat(desk.type("command", "team/ir_ph1/3").out())
                .isEqualTo("nsml submit team/ir_ph1/1 2 --sandbox none\n");
        assertThat(desk.type("command", "team/ir_ph1/4").out())
                .isEqualTo("nsml submit team/ir_ph1/1 2 -t --sandbox none\n");
    }

    @Test
    void inspectShowsTheProcess() throws IOException {
        SessionId session = desk.running(desk.code(Map.of("a", "b")), List.of(), "");

        JsonNode running = json("inspect", session.toString());
        assertThat(running.fieldNames())
                .toIterable()
                .containsExactly(
                        "Status",
                        "Running",
                        "Paused",
                        "Restarting",
                        "OOMKilled",
                        "Dead",
                        "Pid",
                        "ExitCode",
                        "Error",
                        "StartedAt",
                        "FinishedAt",
                        "verdict",
                        "phase",
                        "detail",
                        "image",
                        "sandbox",
                        "protection",
                        "cpuSeconds",
                        "peakMemory");
        assertThat(running.get("Status").asText()).isEqualTo("running");
        assertThat(running.get("Pid").asLong())
                .isEqualTo(ProcessHandle.current().pid());
        assertThat(running.get("FinishedAt").asText()).isEqualTo("0001-01-01T00:00:00Z");

        desk.catalog().sessions().pause(session);
        assertThat(json("inspect", session.toString()).get("Status").asText()).isEqualTo("paused");
        assertThat(desk.type("ps").out()).contains("Paused");

        desk.end(session, State.FAILED, "MEMORY", "TRAIN", "25 of 24 GiB", Map.of());
        JsonNode ended = json("inspect", session.toString());
        assertThat(ended.get("Status").asText()).isEqualTo("exited");
        assertThat(ended.get("OOMKilled").asBoolean()).isTrue();
        assertThat(ended.get("ExitCode").asInt()).isEqualTo(137);
        assertThat(ended.get("Pid").asInt()).isZero();
        assertThat(ended.get("Error").asText()).isEqualTo("25 of 24 GiB");
        assertThat(ended.get("verdict").asText()).isEqualTo("MEMORY");
    }

    @Test
    void plotDrawsOrPrintsThePoints() throws IOException {
        SessionId session = trained();

        assertThat(desk.type("plot", session.toString()).succeeded().out())
                .contains("train/loss, last 0.621")
                .contains("epoch, last 2");
        JsonNode points = json("plot", "-j", "--walltime", session.toString())
                .get(1)
                .get("lines")
                .get(0)
                .get("points");
        assertThat(points.get(1).get("x").asDouble()).isEqualTo(840);
        assertThat(points.get(1).get("value").asDouble()).isEqualTo(0.62098);
        assertThat(desk.type("plot", "--step", "--walltime", session.toString()).status())
                .isEqualTo(2);
    }

    @Test
    void diffComparesTheCode() throws IOException {
        desk.running(desk.code(Map.of("main.py", "lr = 1\n")), List.of(), "");
        desk.running(desk.code(Map.of("main.py", "lr = 2\n")), List.of(), "");

        assertThat(desk.type("diff", "team/ir_ph1/1", "team/ir_ph1/2")
                        .succeeded()
                        .out()
                        .lines())
                .containsExactly(
                        "--- team/ir_ph1/1/main.py",
                        "+++ team/ir_ph1/2/main.py",
                        "@@ -1,1 +1,1 @@",
                        "-lr = 1",
                        "+lr = 2");
        Result same = desk.type("diff", "team/ir_ph1/1", "team/ir_ph1/1").succeeded();
        assertThat(same.out()).isEmpty();
        assertThat(same.err()).contains("is the same");
    }

    @Test
    void creditsAreOffUnlessACompetitionCounts() throws IOException {
        desk.with("NSML_TEAM", "kh_square").withDataset();

        assertThat(desk.type("credit").succeeded().out().lines())
                .containsExactly("User : kh_square credit 000", "Credits are off: sessions and submits cost nothing.");
    }

    @Test
    void creditsAreSpentByTheMinute() throws IOException {
        desk.withDataset("{credits: 2880, credits-per-hour: 0}");
        assertThat(desk.type("credit").succeeded().out().lines())
                .containsExactly(
                        "User : team credit 2880",
                        "for ir_ph1: a GPU costs 1 a minute; 0 an hour are earned, up to 2880");

        desk.running(desk.code(Map.of("a", "b")), List.of(), "");
        desk.passes(Duration.ofMinutes(2875));

        assertThat(desk.type("credit", "-d", "ir_ph1").succeeded().out()).startsWith("User : team credit 005\n");
    }

    @Test
    void loginIsNotNeeded() {
        assertThat(desk.type("login").succeeded().out()).contains("No login is needed");
    }

    @Nested
    class OfAGradedSession {

        private SessionId submit;

        @BeforeEach
        void end() throws IOException {
            desk.withDataset();
            SessionId source = trained();
            submit = desk.running(
                    SessionKind.SUBMIT,
                    Optional.of(new CheckpointId(source, "2")),
                    desk.code(Map.of("main.py", "y")),
                    List.of(),
                    "submit of " + source);
            Files.createDirectories(desk.folder(submit).root());
            Files.writeString(desk.folder(submit).log(), "q1 is a cat\u001b[31m\n[nsml] CRASH: infer threw q1\n");
            Files.writeString(desk.folder(submit).messages(), "2018-12-31T10:00:00Z phase infer\n");
            desk.catalog().sessions().measure(submit, OptionalInt.of(42), 4711, Duration.ofMillis(815));
            desk.end(submit, State.FAILED, "CRASH", "INFER", "infer raised an exception", Map.of());
        }

        private Result logs(String... more) {
            String[] command = new String[more.length + 2];
            command[0] = "logs";
            System.arraycopy(more, 0, command, 1, more.length);
            command[more.length + 1] = submit.toString();
            return desk.type(command);
        }

        @Test
        void theCompetitorReadsTheMessagesOfThePlatform() {
            assertThat(logs().succeeded().out()).isEqualTo("2018-12-31T10:00:00Z phase infer\n");
            assertThat(logs("-f").out().lines())
                    .startsWith("2018-12-31T10:00:00Z phase infer")
                    .noneMatch(line -> line.contains("q1"));
        }

        @Test
        void theOrganiserReadsAll() {
            assertThat(logs("--organiser").succeeded().out())
                    .isEqualTo("q1 is a cat\ufffd[31m\n[nsml] CRASH: infer threw q1\n");
        }

        @Test
        void anotherTeamIsNoOrganiser() {
            desk.with("NSML_TEAM", "others");

            Result refused = logs("--organiser");

            assertThat(refused.status()).isEqualTo(2);
            assertThat(refused.err()).contains("was pushed by team team");
            assertThat(refused.out()).isEmpty();
        }

        @Test
        void inspectHasNoNumberOfItsOwn() throws IOException {
            JsonNode told = json("inspect", submit.toString());
            assertThat(told.get("ExitCode").isNull()).isTrue();
            assertThat(told.get("cpuSeconds").isNull()).isTrue();
            assertThat(told.get("peakMemory").isNull()).isTrue();
            assertThat(told.get("verdict").asText()).isEqualTo("CRASH");

            JsonNode whole = json("inspect", "--organiser", submit.toString());
            assertThat(whole.get("ExitCode").asInt()).isEqualTo(42);
            assertThat(whole.get("peakMemory").asLong()).isEqualTo(4711);
        }

        @Test
        void noticesAreForWhoeverPushedTheDataset() throws IOException {
            desk.catalog().notices().add(new Notices.Notice(submit, Desk.NOW, "in its log is\u001b[31m a canary"));

            assertThat(desk.type("notices").succeeded().out())
                    .contains(submit.toString())
                    .contains("in its log is\ufffd[31m a canary");
            assertThat(json("notices", "-j").get(0).get("session").asText()).isEqualTo(submit.toString());
            desk.with("NSML_TEAM", "others");
            assertThat(json("notices", "-j")).isEmpty();
        }
    }

    @Test
    void versionIsKeysAndValues() {
        assertThat(desk.type("--version").succeeded().out().lines())
                .allSatisfy(line -> assertThat(line).matches("[A-Za-z ]+: .+"))
                .anySatisfy(line -> assertThat(line).startsWith("Protocol: "));
    }

    @ParameterizedTest
    @CsvSource({
        "model ls tiny, nsml model ls [OPTIONS] SESSION",
        "logs t/d, nsml logs [OPTIONS] SESSION",
        "rm tiny, nsml rm [OPTIONS] SESSION...",
        "submit tiny 1, nsml submit [OPTIONS] SESSION CHECKPOINT"
    })
    void aNameThatIsNoSessionsIsAnInvalidRequest(String command, String usage) {
        Result result = desk.type(command.split(" "));

        assertThat(result.status()).isEqualTo(2);
        List<String> lines = result.err().lines().toList();
        assertThat(lines.subList(0, 3)).containsExactly("Usage: " + usage, "", "Invalid request");
        assertThat(lines.get(3))
                .startsWith("Error: Invalid value for \"SESSION\": a session is named TEAM/DATASET/NUMBER");
    }

    @Test
    void aWrongOptionIsNamed() {
        assertThat(desk.type("ps", "-n", "x").err().lines())
                .containsExactly(
                        "Usage: nsml ps [OPTIONS]", "", "Error: Invalid value for \"--last\": 'x' is not an int");
    }
}
