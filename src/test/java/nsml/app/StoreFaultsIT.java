package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import nsml.Prerequisite;
import nsml.app.CommandLineUnderTest.Result;
import nsml.catalog.SessionRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The home folder's disk is full, or gone. It is a small file system in memory, which only root can mount. */
@Timeout(300)
@EnabledOnOs(value = OS.LINUX, disabledReason = "mounts a file system in memory")
class StoreFaultsIT {

    private static final String LIMITS = "load: 60s, infer: 60s, memory: 1G, checkpoint: 10M";

    @TempDir
    Path temp;

    private Path home;
    private FaultBench bench;

    @BeforeEach
    void mount() throws Exception {
        home = Files.createDirectory(temp.toRealPath().resolve("home"));
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "nsml-test", home.toString()) == 0;
        Prerequisite.check("mount", mounted, "this user cannot mount a file system in memory");
        bench = new FaultBench(temp).push(LIMITS, "{interval: 1h, failed: count}");
    }

    @AfterEach
    void unmount() throws Exception {
        if (Files.exists(home) && Files.readString(Path.of("/proc/mounts")).contains(home.toString())) {
            run("umount", "-l", home.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Takes what is left of the disk but for some. */
    private Path fill(long spare) throws IOException {
        Path ballast = home.resolve("ballast");
        byte[] block = new byte[4096];
        try (var out = Files.newOutputStream(ballast)) {
            while (Files.getFileStore(home).getUsableSpace() > spare) {
                out.write(block);
            }
        } catch (IOException e) {
            assertThat(e).as("a session writes, too").hasMessageContaining("No space left");
        }
        return ballast;
    }

    private void awaitPhase(String session, String phase) throws InterruptedException {
        CommandLineUnderTest.await(
                phase,
                () -> bench.session(session)
                        .flatMap(SessionRecord::phase)
                        .filter(phase::equals)
                        .isPresent());
    }

    @Test
    void aCheckpointThatDoesNotFitIsRefusedAndThoseBeforeStay() throws Exception {
        bench.train("team", "");
        Path ballast = fill(2 << 20);

        Result run = bench.run("team", "--steps 40", "--wait");

        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out() + run.err()).containsPattern("XMinioStorageFull|No space left on device");
        Files.delete(ballast);
        bench.nsml.run(FaultBench.submit("team")).succeeded();
    }

    @Test
    void aSubmitThatFindsNoRoomIsThePlatformsFailureAndCostsNothing() throws Exception {
        bench.train("team", "");
        Path ballast = fill(256 << 10);

        Result submit = bench.nsml.run(FaultBench.submit("team"));

        assertThat(submit.status()).as(submit.out() + submit.err()).isNotZero();
        assertThat(bench.scores()).isEmpty();
        Files.delete(ballast);
        CommandLineUnderTest.await("all to have ended", bench::allEnded);
        bench.session("team/tiny/2")
                .flatMap(SessionRecord::ending)
                .ifPresent(end -> assertThat(end.verdict()).isEqualTo("PLATFORM"));
        bench.nsml.run(FaultBench.submit("team")).succeeded();
        bench.assertNothingLeft();
    }

    @Test
    void anEndThatCannotBeWrittenDownIsFoundOutLater() throws Exception {
        bench.train("team", "--in infer --do wait");
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();
        awaitPhase("team/tiny/2", "INFER");
        Path ballast = fill(0);
        Files.createFile(home.resolve("sessions/team/tiny/2/code/go"));

        CommandLineUnderTest.await(
                "the supervisor to end",
                () -> bench.session("team/tiny/2")
                        .filter(session -> ProcessHandle.of(session.owner().pid())
                                .filter(ProcessHandle::isAlive)
                                .isPresent())
                        .isEmpty());
        Files.delete(ballast);

        assertThat(bench.allEnded()).isTrue();
        SessionRecord ended = bench.session("team/tiny/2").orElseThrow();
        assertThat(ended.ending().orElseThrow().verdict()).isIn("OK", "PLATFORM");
        assertThat(bench.scores())
                .hasSize(ended.ending().orElseThrow().verdict().equals("OK") ? 1 : 0);
        bench.assertNothingLeft();
    }

    @Test
    void aFullDiskIsToldInOneSentence() throws Exception {
        fill(512 << 10);
        Path other = TinyProject.competition(temp.resolve("other"), LIMITS);
        Files.write(other.resolve("train/train_data/a/large.jpg"), new byte[1 << 20]);

        Result push = bench.nsml.run("dataset", "push", "other", other.toString());

        assertThat(push.status()).isEqualTo(2);
        assertThat(push.err()).containsPattern("disk .* is full").doesNotContain("\tat ");
        assertThat(bench.nsml.run("dataset", "ls").out()).doesNotContain("other");
    }

    @Test
    void aDiskThatVanishesEndsTheSession() throws Exception {
        bench.train("team", "--in infer --do hang");
        bench.nsml.run(FaultBench.submit("team", "--detach")).succeeded();
        awaitPhase("team/tiny/2", "INFER");
        SessionRecord session = bench.session("team/tiny/2").orElseThrow();

        run("umount", "-l", home.toString());
        ProcessHandle.of(session.owner().pid())
                .orElseThrow()
                .onExit()
                .orTimeout(100, TimeUnit.SECONDS)
                .join();

        bench.assertNothingLeft();
    }
}
