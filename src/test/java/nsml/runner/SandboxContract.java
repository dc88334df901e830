package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nsml.runner.cgroup.ControlGroups;
import nsml.shim.wire.Phase;
import nsml.shim.wire.Reply;
import nsml.store.Removal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for a submission in every sandbox. */
abstract class SandboxContract {

    private static final String HELLO = "{\"type\":\"hello\",\"protocol\":1,\"shim\":\"test\",\"language\":\"test\"}";
    private static final String BIND = "{\"type\":\"enter\",\"phase\":\"bind\"}";
    private static final String INFER = "{\"type\":\"enter\",\"phase\":\"infer\"}";

    @TempDir
    Path folder;

    Bench bench;

    abstract Sandbox sandbox();

    @BeforeEach
    void setUp() throws IOException {
        bench = new Bench(folder, sandbox());
    }

    @AfterEach
    void noControlGroupIsLeft() throws IOException {
        if (bench == null) {
            // Skipped.
            return;
        }
        try (Stream<Path> all =
                Files.find(Path.of("/sys/fs/cgroup"), 20, (path, attributes) -> path.endsWith(bench.name))) {
            assertThat(all).isEmpty();
        } catch (NoSuchFileException | UncheckedIOException e) {
            // No Linux; or a group of somebody else went away meanwhile.
        }
    }

    @Nested
    class GoodSubmissions {

        @Test
        void trainsReportsSavesAndLoads() throws Exception {
            Outcome outcome = bench.submission("Gentle").train().run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(outcome.phase()).isEqualTo(Phase.TRAIN);
            assertThat(outcome.used()).containsOnlyKeys(Phase.START, Phase.BIND, Phase.TRAIN);
            assertThat(outcome.exitStatus()).hasValue(0);
            assertThat(outcome.protection().sandbox()).isEqualTo(sandbox().kind());
            assertThat(outcome.answers()).isEmpty();
            assertThat(bench.host.calls)
                    .containsExactly("enter BIND", "enter TRAIN", "report 1 {loss=0.5}", "save 1 weights", "load 1");
            assertThat(bench.printed()).isEqualTo("loaded weights\n");
        }

        @Test
        void loadsAndAnswers() throws Exception {
            Outcome outcome = bench.submission("Gentle").checkpoint().run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(outcome.phase()).isEqualTo(Phase.INFER);
            assertThat(outcome.used()).containsOnlyKeys(Phase.START, Phase.BIND, Phase.LOAD, Phase.INFER);
            assertThat(outcome.answers())
                    .hasValueSatisfying(file -> assertThat(file).content().contains("q1\tr1\tr2"));
            assertThat(bench.host.calls).containsExactly("enter BIND", "enter LOAD", "load 1", "enter INFER");
            assertThat(bench.printed()).isEqualTo("loaded kept weights\n");
        }

        @Test
        void findLibrariesBesideTheirJar() throws Exception {
            bench.submission("Gentle");
            Files.createDirectory(folder.resolve("code/lib"));
            Files.move(folder.resolve("code/submission.jar"), folder.resolve("code/lib/classes.jar"));
            Compiled.pack(
                    Files.createDirectory(folder.resolve("empty")),
                    Map.of("META-INF/services/nsml.shim.Submission", "Gentle"),
                    folder.resolve("code/submission.jar"));

            assertThat(bench.run().verdict()).isEqualTo(Verdict.OK);
        }

        @Test
        void seeTheirImage() throws Exception {
            Path image = folder.resolve("image");
            Files.createDirectories(image.resolve("lib"));
            Files.writeString(image.resolve("native"), "");
            bench.submission("LooksAround").arguments("x");
            bench.image = Optional.of(new Image("an/image", "0", image, List.of("-Dwhere=${image}", "-showversion")));

            assertThat(bench.run().verdict()).isEqualTo(Verdict.OK);
            assertThat(bench.printed()).contains(System.getProperty("java.vm.name"));
        }

        @Test
        void getAnEnvironmentWithNothingOfOurs() throws Exception {
            bench.submission("LooksAround").run();

            assertThat(bench.printed()
                            .lines()
                            .filter(line -> line.startsWith("environment"))
                            .toList())
                    .first()
                    .asString()
                    .matches(
                            "environment \\[CLASSPATH, HOME, LANG, NSML_SOCKET, OMP_NUM_THREADS, OMP_WAIT_POLICY, PATH(, PWD)?, TMPDIR]");
        }
    }

    @Nested
    class Time {

        private final Duration limit = Duration.ofMillis(700);

        @ParameterizedTest
        @CsvSource({
            "LoopsInLoad, LOAD, LOAD_TIMEOUT",
            "LoopsInInfer, INFER, INFER_TIMEOUT",
        })
        void runsOutWhereTheSubmissionLoops(String submission, Phase phase, Verdict verdict) throws Exception {
            Outcome outcome = bench.submission(submission)
                    .checkpoint()
                    .limit(phase, limit)
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(verdict);
            assertThat(outcome.phase()).isEqualTo(phase);
            assertThat(outcome.used().get(phase)).isGreaterThanOrEqualTo(limit);
            assertThat(outcome.detail()).contains("did not end within 0.7 s");
            assertThat(outcome.exitStatus()).isEmpty();
        }

        @Test
        void runsOutInTraining() throws Exception {
            Outcome outcome = bench.submission("LoopsInTrain")
                    .train()
                    .limit(Phase.TRAIN, limit)
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.TRAIN_TIMEOUT);
        }

        @Test
        void ofBindIsThatOfTheStart() throws Exception {
            Outcome outcome = bench.submission("LoopsInBind")
                    .limit(Phase.START, Duration.ofSeconds(2))
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.START_TIMEOUT);
            assertThat(outcome.used().values().stream().reduce(Duration.ZERO, Duration::plus))
                    .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
        }

        @Test
        void isNotStarvedByAFloodOfRequests() throws Exception {
            Outcome outcome = bench.script(
                            HELLO,
                            BIND,
                            "!flood {\"type\":\"report\",\"step\":1,\"values\":{\"a\":1},\"summary\":true}")
                    .limit(Phase.START, Duration.ofSeconds(2))
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.START_TIMEOUT);
        }

        @Test
        void ofTheHostIsNotTheSubmissions() throws Exception {
            var hours = new AtomicLong();
            bench.nanoTime =
                    () -> System.nanoTime() + Duration.ofHours(hours.get()).toNanos();
            bench.host = new RecordingHost(folder.resolve("store")) {
                @Override
                public Reply save(String name, Path directory) throws IOException {
                    hours.set(5);
                    return super.save(name, directory);
                }
            };

            Outcome outcome = bench.submission("Gentle")
                    .train()
                    .limit(Phase.TRAIN, Duration.ofHours(6))
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(outcome.used().get(Phase.TRAIN)).isLessThan(Duration.ofHours(1));
        }
    }

    @Nested
    class Endings {

        @ParameterizedTest
        @CsvSource({"HaltsInInfer, INFER", "ExitsInLoad, LOAD"})
        void withStatusZeroProveNothing(String submission, Phase phase) throws Exception {
            Outcome outcome = bench.submission(submission).checkpoint().run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.NO_RESULT);
            assertThat(outcome.phase()).isEqualTo(phase);
            assertThat(outcome.exitStatus()).hasValue(0);
        }

        @Test
        void withTheStatusOfAnExhaustedHeapAreNotTakenForOne() throws Exception {
            Outcome outcome = bench.submission("ExitsWithThree").run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.CRASH);
            assertThat(outcome.detail()).contains("exit status 3 in infer").contains("so long");
        }

        @Test
        void byAnExceptionTellIt() throws Exception {
            Outcome outcome = bench.submission("Throws").run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.CRASH);
            assertThat(outcome.detail())
                    .contains("infer threw java.lang.IllegalStateException: no pictures")
                    .doesNotContain("\n")
                    .doesNotContain("\u001b");
            assertThat(bench.printed()).contains("at Throws.infer");
        }

        @Test
        void inTheMiddleOfASaveLeaveNoCheckpoint() throws Exception {
            Outcome outcome = bench.submission("ExitsWhileSaving").train().run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.NO_RESULT);
            assertThat(bench.host.calls).noneMatch(call -> call.startsWith("save"));
        }

        @ParameterizedTest
        @CsvSource({"DeletesAnswers", "LinksAnswers", "HangsAfterInfer"})
        void afterTheAnswersChangeNothing(String submission) throws Exception {
            Outcome outcome =
                    bench.submission(submission).arguments("${scratch}").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(outcome.answers())
                    .hasValueSatisfying(file -> assertThat(file).content().contains("q1\tr1\tr2"));
        }

        @Test
        void byTheHandOfAnotherAreTold() throws Exception {
            bench.host = new RecordingHost(folder.resolve("store")) {
                @Override
                public void entered(Phase phase) throws IOException {
                    if (phase == Phase.INFER) {
                        ProcessHandle.of(process.orElseThrow().pid())
                                .orElseThrow()
                                .descendants()
                                .forEach(ProcessHandle::destroyForcibly);
                        ProcessHandle.of(process.orElseThrow().pid())
                                .orElseThrow()
                                .destroyForcibly();
                    }
                }
            };

            Outcome outcome = bench.submission("LoopsInInfer").run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.CRASH);
            assertThat(outcome.exitStatus()).hasValue(137);
            assertThat(outcome.detail()).contains("killed by signal 9");
        }

        @Test
        void onDemandAreStops() throws Exception {
            bench.host = new RecordingHost(folder.resolve("store")) {
                @Override
                public boolean stopRequested() {
                    return calls.contains("enter INFER");
                }
            };

            Outcome outcome = bench.submission("LoopsInInfer").run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.STOPPED);
            assertThat(bench.host.process.orElseThrow().isAlive()).isFalse();
        }

        @Test
        void byAFaultOfTheHostComeOutUnchangedAndLeaveNoProcess() throws Exception {
            var fault = new IOException("the store is full");
            bench.host = new RecordingHost(folder.resolve("store")) {
                @Override
                public void entered(Phase phase) throws IOException {
                    throw fault;
                }
            };
            bench.submission("LoopsInBind");

            assertThatThrownBy(bench::run).isSameAs(fault);
            assertThat(bench.host.process.orElseThrow().isAlive()).isFalse();
        }

        @Test
        void byABadPackageComeBeforeAnyProcess() throws Exception {
            bench.entry = "missing.jar";

            Outcome outcome = bench.run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.BAD_PACKAGE);
            assertThat(outcome.detail()).contains("missing.jar");
            assertThat(bench.host.process).isEmpty();
        }
    }

    @Nested
    class Resources {

        @Test
        void outputIsCutAtItsLimit() throws Exception {
            Outcome outcome = bench.submission("PrintsWithoutEnd").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OUTPUT);
            assertThat(Files.size(bench.log())).isBetween(bench.log, bench.log + 200);
            assertThat(bench.printed()).endsWith("[nsml] The output was cut here: it exceeded 1 MiB.\n");
        }

        @Test
        void heapEnds() throws Exception {
            bench.memory = 192 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("ExhaustsHeap").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.MEMORY);
            assertThat(outcome.detail()).contains("ran out of heap in infer").contains("Java heap space");
        }

        @Test
        void memoryBesideTheHeapCountsToo() throws Exception {
            bench.memory = 70 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("FillsHeap").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.MEMORY);
            assertThat(outcome.detail()).contains("more than 70 MiB");
        }

        @Test
        void memoryOfChildrenCountsToo() throws Exception {
            bench.memory = 192 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("StartsCommand")
                    .arguments("exec tail /dev/zero")
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.MEMORY);
            assertThat(outcome.detail()).contains("more than 192 MiB");
        }

        @Test
        void filesThatAreReadDoNotCount() throws Exception {
            bench.memory = 192 * Bench.MEBIBYTE;
            bench.disk = 400 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("StartsCommand")
                    .arguments("head -c 300000000 /dev/zero >x; cat x >/dev/null; rm x")
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(outcome.peakMemory()).isBetween(20 * Bench.MEBIBYTE, 150 * Bench.MEBIBYTE);
            assertThat(outcome.cpuTime()).isGreaterThan(Duration.ofMillis(100));
        }

        @Test
        void threadsCount() throws Exception {
            Outcome outcome = bench.submission("StartsThreads").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.PROCESSES);
        }

        @Test
        void diskIsLimited() throws Exception {
            bench.disk = 20 * Bench.MEBIBYTE;

            Outcome outcome = bench.submission("FillsDisk").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.DISK);
            assertThat(outcome.detail()).contains("20 MiB");
        }

        @Test
        void foldersWithinFoldersAreLimited() throws Exception {
            Outcome outcome = bench.submission("DigsDeep").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.DISK);
            assertThat(outcome.detail()).contains("folders within each other");
            // No path leads there, so nothing else could delete it after the test.
            Removal.of(bench.folder.resolve("code"));
        }
    }

    @Nested
    class Processes {

        @Test
        void thatOutliveTheSubmissionAreKilled() throws Exception {
            String seconds = unique();

            Outcome outcome = bench.submission("LeavesChild").arguments(seconds).run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(Waiting.processesWith(seconds)).isEmpty();
        }

        @Test
        void dieWithTheSupervisor() throws Exception {
            String seconds = unique();
            bench.submission("LeavesChildAndLoops").train().arguments(seconds);

            Process supervisor = OtherSupervisor.start(bench, sandbox().kind(), seconds);
            try {
                Waiting.until(
                        "the child of the submission runs",
                        () -> !Waiting.processesWith(seconds).isEmpty());
                List<ProcessIdentity> all =
                        supervisor.descendants().map(ProcessIdentity::of).toList();
                assertThat(all).isNotEmpty();
                supervisor.destroyForcibly().waitFor();

                if (sandbox().kind() == SandboxKind.NONE) {
                    Waiting.until("the submission is dead", () -> all.stream().noneMatch(ProcessIdentity::isAlive));
                    new Leftovers(folder.resolve("s")).kill();
                    assertThat(Waiting.processesWith(seconds)).isEmpty();
                }
                Waiting.until(
                        "all processes are dead",
                        () -> all.stream().noneMatch(ProcessIdentity::isAlive)
                                && Waiting.processesWith(seconds).isEmpty());
            } finally {
                supervisor.destroyForcibly();
                ControlGroups.ofThisMachine().remove(bench.name);
            }
        }

        @Test
        void canBeKilledByTheIdentityThatTheHostWasTold() throws Exception {
            bench.host = new RecordingHost(folder.resolve("store")) {
                @Override
                public void entered(Phase phase) throws IOException {
                    ProcessIdentity told =
                            ProcessIdentity.parse(process.orElseThrow().toString());
                    assertThat(told.isAlive()).isTrue();
                    try {
                        told.kill();
                    } catch (InterruptedException e) {
                        throw new IOException(e);
                    }
                    assertThat(told.isAlive()).isFalse();
                }
            };

            assertThat(bench.submission("LoopsInBind").run().verdict()).isEqualTo(Verdict.CRASH);
        }

        private String unique() {
            return "1" + Math.abs(UUID.randomUUID().getLeastSignificantBits() % 1_000_000_000L);
        }
    }

    @Nested
    class TheConversation {

        @ParameterizedTest
        @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                not json                                        | broke the protocol
                {"type":"dance"}                                | dance
                {"type":"enter","phase":"infer"}                | one of [BIND] after START
                {"type":"hello","protocol":1,"shim":"x","language":"x"} | hello once
                {"type":"answered","file":"a"}                  | in phase START
                {"type":"save","checkpoint":"1","directory":"tmp"} | enter bind first
                """)
        void thatBreaksTheProtocolEndsTheRun(String line, String detail) throws Exception {
            Outcome outcome = bench.script(HELLO, line, "!hang").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.CRASH);
            assertThat(outcome.detail()).contains("broke the protocol").contains(detail);
        }

        @Test
        void beginsWithHello() throws Exception {
            assertThat(bench.script(BIND, "!hang").run().detail()).contains("hello first, got enter");
        }

        @Test
        void refusesAnotherProtocol() throws Exception {
            Outcome outcome = bench.script(HELLO.replace("1", "2"), "!exit 2").run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.CRASH);
            assertThat(bench.printed()).contains("expected protocol 1, got 2");
        }

        @Test
        void isTheOnlyOne() throws Exception {
            Outcome outcome = bench.submission("ConnectsTwice").run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.OK);
            assertThat(bench.printed()).contains("second connection: Connection refused");
        }

        @Test
        void cannotEndAndTheProcessGoOn() throws Exception {
            bench.nanoTime = () -> 10 * System.nanoTime();

            Outcome outcome = bench.script(HELLO, BIND, "!hang")
                    .limit(Phase.START, Duration.ofHours(1))
                    .run();

            assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.NO_RESULT);
        }

        @Test
        void saysNothingAfterTheEnd() throws Exception {
            String answered = "{\"type\":\"answered\",\"file\":\"a\"}";

            Outcome outcome = bench.script(
                            HELLO, BIND, INFER, "{\"type\":\"failed\",\"error\":\"x\"}", answered, "!hang")
                    .run();

            assertThat(outcome.verdict()).isEqualTo(Verdict.CRASH);
            assertThat(outcome.detail()).contains("nothing after done or failed");
        }

        @Test
        void takesCheckpointsFromPlainFoldersOfTheScratchFolderOnly() throws Exception {
            String scratch = sandbox().kind() == SandboxKind.NONE
                    ? folder.resolve("scratch/shared").toString()
                    : "/scratch";
            bench.script(
                            "!folder " + scratch + "/deep",
                            "!link " + scratch + "/deep/link /etc/passwd",
                            "!link " + scratch + "/link /etc",
                            HELLO,
                            BIND,
                            save("../shared"),
                            save("deep/link"),
                            save(".."),
                            save("nothing"),
                            save("link"),
                            save("deep"),
                            "!exit 0")
                    .run();

            assertThat(bench.printed().lines().skip(2))
                    .hasSize(6)
                    .allMatch(line -> line.contains("refused"))
                    .satisfiesExactly(
                            line -> assertThat(line).contains("bare name"),
                            line -> assertThat(line).contains("bare name"),
                            line -> assertThat(line).contains("bare name"),
                            line -> assertThat(line).contains("there is none"),
                            line -> assertThat(line).contains("there is none"),
                            line -> assertThat(line).contains("is a link"));
            assertThat(bench.host.calls).containsExactly("enter BIND");
        }

        private String save(String directory) {
            return "{\"type\":\"save\",\"checkpoint\":\"1\",\"directory\":\"" + directory + "\"}";
        }
    }
}
