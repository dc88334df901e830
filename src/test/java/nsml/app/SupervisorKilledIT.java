package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import nsml.Prerequisite;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.runner.ProcessIdentity;
import nsml.runner.cgroup.ControlGroups;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A supervisor or command that is killed in each phase of a submit: the submit is lost or goes on, and costs nothing if lost. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds what is left in /proc")
class SupervisorKilledIT {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String STRICT = "{interval: 1h, failed: count}";
    private static final String LIMITS = "load: 60s, infer: 60s, memory: 1G";

    @TempDir
    Path temp;

    private FaultBench bench(String arguments) throws Exception {
        FaultBench bench = new FaultBench(temp).push(LIMITS, STRICT);
        bench.train("team", arguments);
        return bench;
    }

    private static void kill(FaultBench bench, String submit) throws InterruptedException {
        ProcessIdentity owner = owner(bench, submit);
        ProcessHandle.of(owner.pid()).ifPresent(ProcessHandle::destroyForcibly);
        CommandLineUnderTest.await("the supervisor to be dead", () -> !owner.isAlive());
    }

    private static ProcessIdentity owner(FaultBench bench, String submit) {
        SessionRecord record = bench.session(submit).orElseThrow();
        return new ProcessIdentity(record.owner().pid(), record.owner().birth());
    }

    private static void assertLostForFree(FaultBench bench) throws Exception {
        assertThat(bench.nsml.run("ps").succeeded().out()).doesNotContain("team/tiny/2");
        SessionRecord lost = bench.session("team/tiny/2").orElseThrow();
        assertThat(lost.state()).isEqualTo(State.LOST);
        assertThat(lost.ending().orElseThrow().verdict()).isEqualTo("PLATFORM");
        assertThat(lost.ending().orElseThrow().detail()).contains("it costs nothing: submit again");
        bench.assertNothingLeft();
        try (Stream<Path> kept = Files.list(bench.nsml.home().resolve("sessions/team/tiny/2"))) {
            assertThat(kept.map(file -> file.getFileName().toString())).isSubsetOf("log", "messages", "supervisor.log");
        }
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();
        bench.nsml.run("stop", "team/tiny/3").succeeded();
        bench.assertNothingLeft();
    }

    @ParameterizedTest
    @CsvSource({"bind, BIND", "load, LOAD", "infer, INFER"})
    void whileTheSubmissionRuns(String phase, String recorded) throws Exception {
        FaultBench bench = bench("--in " + phase + " --do hang");
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();
        CommandLineUnderTest.await(
                "phase " + recorded,
                () -> bench.session("team/tiny/2")
                        .flatMap(SessionRecord::phase)
                        .filter(recorded::equals)
                        .isPresent());
        // The socket is not among it: once somebody has connected from a box, it belongs to that box's network.
        assertThat(bench.traces.find())
                .as("what the look for leftovers sees")
                .anyMatch(trace -> trace.startsWith("process"))
                .anyMatch(trace -> trace.startsWith("file"));
        if (ControlGroups.ofThisMachine().whyNot().isEmpty()) {
            assertThat(bench.traces.find()).anyMatch(trace -> trace.startsWith("group"));
        }

        kill(bench, "team/tiny/2");

        assertLostForFree(bench);
        assertThat(bench.session("team/tiny/2")
                        .orElseThrow()
                        .ending()
                        .orElseThrow()
                        .phase())
                .isEqualTo(recorded);
    }

    @Test
    void beforeTheSubmissionHasStarted() throws Exception {
        FaultBench bench = bench("--in bind --do hang");
        Process command = bench.nsml.start(FaultBench.submit("team", "--detach"));
        await(bench, State.STARTING);

        kill(bench, "team/tiny/2");
        assertThat(command.waitFor()).isEqualTo(1);

        assertLostForFree(bench);
    }

    private static void await(FaultBench bench, State state) {
        BooleanSupplier there = () -> bench.session("team/tiny/2")
                .filter(found -> found.state().compareTo(state) >= 0)
                .isPresent();
        while (!there.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void whileTheCompetitionsOwnProgramGrades() throws Exception {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        FaultBench bench = new FaultBench(temp);
        bench.nsml.with("NSML_PYTHON", PYTHON.toString());
        Path kin = temp.resolve("kin");
        for (String file : List.of("train/numbers", "test/test_data/numbers", "test/test_label")) {
            write(kin.resolve(file), file.equals("test/test_label") ? "1\n" : "3\n");
        }
        write(kin.resolve("data_loader.py"), "def test_data_loader(root):\n    return 'numbers'\n");
        write(kin.resolve("evaluation.py"), "open('begun', 'w')\nimport time\ntime.sleep(1000)\n");
        write(kin.resolve("competition.yaml"), """
                name: kin
                task: prediction
                metric: evaluation.py
                submit: %s
                """.formatted(STRICT));
        bench.nsml.run("dataset", "push", "tiny", kin.toString()).succeeded();
        Path script = temp.resolve("code/main.py");
        write(script, """
                import sys, nsml
                nsml.bind(save=lambda p: open(p, 'w').close(), load=lambda p: None, infer=lambda n: [(0.5, 1)])
                nsml.paused(scope=locals()) if '--pause' in sys.argv else nsml.save('1')
                """);
        bench.nsml
                .run(FaultBench.inSandbox(List.of("run", "-d", "tiny", "-e", script.toString(), "--wait")))
                .succeeded();
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();
        Path session = bench.nsml.home().resolve("sessions/team/tiny/2");
        CommandLineUnderTest.await("grading", () -> isThere(session, "begun"));

        kill(bench, "team/tiny/2");

        assertLostForFree(bench);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static boolean isThere(Path folder, String name) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.anyMatch(file -> file.endsWith(name));
        } catch (IOException | UncheckedIOException changing) {
            return false;
        }
    }

    @Test
    void whileItRecordsTheEnd() throws Exception {
        FaultBench bench = bench("--in infer --do wait");
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();
        CommandLineUnderTest.await(
                "inference",
                () -> bench.session("team/tiny/2")
                        .flatMap(SessionRecord::phase)
                        .filter("INFER"::equals)
                        .isPresent());
        Path folder = bench.nsml.home().resolve("sessions/team/tiny/2");
        try (Connection other = DriverManager.getConnection(
                        "jdbc:sqlite:" + bench.home().catalog());
                var statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            Files.createFile(folder.resolve("code/go"));
            // The first thing it would write is what the process has used.
            CommandLineUnderTest.await(
                    "the submission to have ended",
                    () -> bench.session("team/tiny/2")
                            .flatMap(SessionRecord::process)
                            .filter(process -> new ProcessIdentity(process.pid(), process.birth()).isAlive())
                            .isEmpty());
            kill(bench, "team/tiny/2");
            statement.execute("ROLLBACK");
        }

        assertThat(bench.nsml.run("ps").succeeded().out()).doesNotContain("team/tiny/2");
        assertThat(bench.session("team/tiny/2").orElseThrow().state()).isEqualTo(State.LOST);
        assertThat(bench.nsml.run("board", "tiny", "-j").succeeded().out()).isEqualToIgnoringWhitespace("[]");
        bench.assertNothingLeft();
    }

    @Test
    void aCommandThatIsKilledLeavesTheSubmitAlone() throws Exception {
        FaultBench bench = bench("--in infer --do wait");
        Process command = bench.nsml.start(FaultBench.submit("team"));
        CommandLineUnderTest.await(
                "inference",
                () -> bench.session("team/tiny/2")
                        .flatMap(SessionRecord::phase)
                        .filter("INFER"::equals)
                        .isPresent());

        command.destroyForcibly().waitFor();
        Files.createFile(bench.nsml.home().resolve("sessions/team/tiny/2/code/go"));

        assertThat(bench.awaitEnd("team/tiny/2").state()).isEqualTo(State.SUCCEEDED);
        assertThat(bench.scores()).hasSize(1);
        bench.assertNothingLeft();
    }
}
