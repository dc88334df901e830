package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import nsml.catalog.Attempts.Attempt;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.runner.ProcessIdentity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Short submits of which the command, the supervisor, the submission or several are killed at any moment from the first to the last:
 * each has then ended well or is failed or lost for a reason, those that did not end well cost nothing, and nothing is left.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "finds what is left in /proc")
class AnyMomentIT {

    /** More with -Dnsml.moments=200. */
    private static final int MOMENTS = Integer.getInteger("nsml.moments", 8);

    private static final long SEED = 20261127;

    /** What a submit takes on a machine with nothing else to do, a little more. */
    private static final int LONGEST_MILLIS = 3500;

    @TempDir
    Path temp;

    private final Random random = new Random(SEED);

    @Test
    void ofAShortSubmit() throws Exception {
        FaultBench bench =
                new FaultBench(temp).push("load: 60s, infer: 60s, memory: 1G", "{interval: 0s, failed: count}");
        bench.train("team", "");
        Map<State, Integer> ends = new EnumMap<>(State.class);
        int unborn = 0;
        for (int moment = 0; moment < MOMENTS; moment++) {
            int before = number(bench);
            int victims = 1 + random.nextInt(7);
            Process command = bench.nsml.start(FaultBench.submit("team"));
            command.waitFor(random.nextInt(LONGEST_MILLIS), TimeUnit.MILLISECONDS);
            strike(bench, command, victims);
            assertThat(command.waitFor(60, TimeUnit.SECONDS))
                    .as("the command ends")
                    .isTrue();

            Optional<SessionRecord> ended = settled(bench, before);
            ended.ifPresent(session -> ends.merge(session.state(), 1, Integer::sum));
            unborn += ended.isPresent() ? 0 : 1;
        }
        System.out.println("killed at " + MOMENTS + " moments: " + ends + ", before they were recorded: " + unborn);
        bench.assertNothingLeft();
        assertThat(bench.scores()).hasSize(ends.getOrDefault(State.SUCCEEDED, 0));
        bench.nsml.run(FaultBench.submit("team")).succeeded();
    }

    private static int number(FaultBench bench) {
        return newest(bench).id().number();
    }

    private static SessionRecord newest(FaultBench bench) {
        return bench.catalog(catalog -> catalog.sessions().list()).get(0);
    }

    /** Kills the command, the supervisor and the submission as the bits say. */
    private static void strike(FaultBench bench, Process command, int victims) {
        List<SessionRecord> live = bench.live();
        if ((victims & 1) != 0) {
            command.destroyForcibly();
        }
        for (SessionRecord session : live) {
            if ((victims & 2) != 0) {
                kill(new ProcessIdentity(session.owner().pid(), session.owner().birth()));
            }
            if ((victims & 4) != 0) {
                session.process().ifPresent(process -> kill(new ProcessIdentity(process.pid(), process.birth())));
            }
        }
    }

    private static void kill(ProcessIdentity victim) {
        if (victim.isAlive() && victim.pid() != ProcessHandle.current().pid()) {
            ProcessHandle.of(victim.pid()).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    /** Waits for the end of the submit that was started last, if it came to be. */
    private Optional<SessionRecord> settled(FaultBench bench, int before) throws InterruptedException {
        long begin = System.nanoTime();
        CommandLineUnderTest.await("all to have ended", bench::allEnded);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin))
                .as("seconds until the records are right")
                .isLessThan(30);
        SessionRecord submit = newest(bench);
        if (submit.id().number() == before) {
            return Optional.empty();
        }
        String told = submit + ", seed " + SEED;
        assertThat(submit.state()).as(told).isIn(State.SUCCEEDED, State.FAILED, State.LOST);
        assertThat(submit.ending().orElseThrow().detail()).as(told).isNotBlank();
        boolean scored =
                bench.scores().stream().anyMatch(score -> score.submit().equals(submit.id()));
        assertThat(scored).as(told).isEqualTo(submit.state() == State.SUCCEEDED);
        Attempt attempt = bench.catalog(catalog -> catalog.attempts().list("team", "tiny")).stream()
                .filter(any -> any.submit().equals(submit.id()))
                .findFirst()
                .orElseThrow();
        if (submit.state() == State.LOST) {
            assertThat(attempt.verdict()).as("never counted").isEqualTo("PLATFORM");
        }
        return Optional.of(submit);
    }
}
