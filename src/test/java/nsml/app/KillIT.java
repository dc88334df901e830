package nsml.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nsml.catalog.Catalog;
import nsml.catalog.CheckpointRecord;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.store.BlobStore;
import nsml.store.Home;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is killed at whatever moment: the records are right afterwards, checkpoints are whole, nothing keeps running. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds the processes to kill in /proc")
class KillIT {

    /** More with -Dnsml.kills=20. */
    private static final int MOMENTS = Integer.getInteger("nsml.kills", 5);

    private static final long SEED = 20190103;

    private enum Victim {
        SUPERVISOR,
        SUBMISSION,
        BOTH
    }

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);
    private CommandLineUnderTest nsml;
    private Path jar;

    @BeforeEach
    void push() throws Exception {
        nsml = new CommandLineUnderTest(temp.resolve("home"));
        jar = TinyProject.submission(Files.createDirectory(temp.resolve("submission")));
        Path competition = TinyProject.competition(temp.resolve("tiny"), "train: 60s, infer: 60s, memory: 1G");
        nsml.run("dataset", "push", "tiny", competition.toString()).succeeded();
        nsml.run(run("--steps 1 --in infer --do hang", "--wait")).succeeded();
    }

    private String[] run(String arguments, String... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                "-d",
                                "tiny",
                                "-e",
                                jar.toString(),
                                "-a",
                                arguments,
                                "--sandbox",
                                Sandboxing.kind()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    @Test
    void duringRun() throws Exception {
        for (int moment = 0; moment < MOMENTS; moment++) {
            Victim victim = Victim.values()[moment % Victim.values().length];
            Process command = nsml.start(run("--steps 1000 --pause 20"));
            strike(victim);
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).as("run returns").isTrue();
            SessionRecord session = settled();

            List<CheckpointRecord> checkpoints = checkpoints(session.id());
            if (!checkpoints.isEmpty()) {
                int next = Integer.parseInt(
                                checkpoints.get(checkpoints.size() - 1).id().name())
                        + 1;
                var fork = nsml.run(
                        "fork",
                        session.id().toString(),
                        "-a",
                        "--steps " + next,
                        "--wait",
                        "--sandbox",
                        Sandboxing.kind());
                assertThat(fork.succeeded().out()).as("seed " + SEED).contains("step " + next);
            }
        }
    }

    @Test
    void duringSubmit() throws Exception {
        for (int moment = 0; moment < MOMENTS; moment++) {
            Process command = nsml.start("submit", "team/tiny/1", "1", "--sandbox", Sandboxing.kind());
            strike(Victim.values()[moment % Victim.values().length]);
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).as("submit ends").isTrue();
            settled();

            assertThat(nsml.run("board", "tiny", "-j").succeeded().out()).isEqualToIgnoringWhitespace("[]");
        }
    }

    /** Waits for the victims to appear, lets a random time pass, and kills them. */
    private void strike(Victim victim) throws InterruptedException {
        CommandLineUnderTest.await("a supervisor", () -> !supervisors().isEmpty());
        TimeUnit.MILLISECONDS.sleep(random.nextInt(2500));
        if (victim != Victim.SUPERVISOR) {
            submissions().forEach(ProcessHandle::destroyForcibly);
        }
        if (victim != Victim.SUBMISSION) {
            supervisors().forEach(ProcessHandle::destroyForcibly);
        } else {
            CommandLineUnderTest.await("the submission to have been there", () -> {
                submissions().forEach(ProcessHandle::destroyForcibly);
                return supervisors().isEmpty();
            });
        }
    }

    /** Waits until ps tells of no session that runs and no process is left; returns the newest session. */
    private SessionRecord settled() throws Exception {
        long begin = System.nanoTime();
        CommandLineUnderTest.await("ps to be empty", () -> {
            try {
                return nsml.run("ps").succeeded().out().lines().count() == 2;
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        CommandLineUnderTest.await(
                "all processes to be gone",
                () -> supervisors().isEmpty() && submissions().isEmpty());
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                .as("seconds until ps is right")
                .isLessThan(30);
        try (Catalog catalog = open()) {
            return catalog.sessions().list().get(0);
        }
    }

    private List<CheckpointRecord> checkpoints(SessionId session) throws IOException {
        try (Catalog catalog = open()) {
            List<CheckpointRecord> checkpoints = catalog.checkpoints().list(session);
            BlobStore blobs = new BlobStore(new Home(nsml.home()).blobs());
            for (CheckpointRecord checkpoint : checkpoints) {
                blobs.restore(checkpoint.tree(), Files.createTempDirectory(temp, "restored"));
            }
            return checkpoints;
        }
    }

    private Catalog open() {
        return Catalog.open(new Home(nsml.home()).catalog(), InstantSource.system());
    }

    private List<ProcessHandle> supervisors() {
        return processes(
                process -> text(process, "environ").contains(nsml.home().toString())
                        && text(process, "cmdline").contains(Main.SUPERVISE));
    }

    private List<ProcessHandle> submissions() {
        return processes(process -> text(process, "cmdline").contains(nsml.home() + "/sessions")
                && !text(process, "cmdline").contains(Main.SUPERVISE));
    }

    private static List<ProcessHandle> processes(Predicate<ProcessHandle> which) {
        return ProcessHandle.allProcesses().filter(which).toList();
    }

    private static String text(ProcessHandle process, String what) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), what), ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
