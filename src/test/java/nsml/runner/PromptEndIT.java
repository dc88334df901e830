package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import nsml.Prerequisite;
import nsml.shim.wire.Phase;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How soon a submission is dead that exceeds a limit, processes that left it included, and how well times are kept. On a quiet
 * machine within 2 s and 0.2 s; the figures are printed, and the tests allow for others that use it.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "compares times of several processes by the kernel's clock")
class PromptEndIT {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration ALLOWED = Duration.ofSeconds(4);

    @TempDir
    Path folder;

    /** Which sandboxes are tried. */
    private static Sandbox sandbox(SandboxKind kind) {
        Optional<Sandbox> found = Sandboxes.find(kind);
        Prerequisite.check(kind.toString(), found.isPresent(), kind + " does not work here");
        return found.orElseThrow();
    }

    static Stream<List<String>> cases() {
        List<List<String>> all = new ArrayList<>();
        for (String kind : List.of("BUBBLEWRAP", "NONE")) {
            for (String language : List.of("java", "python")) {
                for (String what : List.of("time", "memory", "processes", "output", "disk")) {
                    all.add(List.of(kind, language, what));
                }
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyProcessIsGoneSoonAfterALimit(List<String> one) throws Exception {
        String language = one.get(1);
        String what = one.get(2);
        String seconds = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000L, 9_000_000_000L));
        Bench bench = new Bench(folder, sandbox(SandboxKind.valueOf(one.get(0))));
        submission(bench, language, what, seconds);
        bench.memory = what.equals("memory") ? 70 * Bench.MEBIBYTE : 1 << 30;
        bench.disk = 20 * Bench.MEBIBYTE;
        if (what.equals("time")) {
            bench.limit(Phase.INFER, LIMIT);
        }

        Outcome outcome = bench.run();
        long end = System.nanoTime();

        assertThat(Waiting.processesWith(seconds)).isEmpty();
        String verdict = what.equals("time") ? "INFER_TIMEOUT" : what.toUpperCase(Locale.ROOT);
        assertThat(outcome.verdict().name()).as(outcome.detail()).isEqualTo(verdict);
        long exceeded = lastStep(bench) + (what.equals("time") ? LIMIT.toNanos() : 0);
        Duration toFree = Duration.ofNanos(end - exceeded);
        System.out.println("free after " + toFree.toMillis() + " ms: " + String.join(" ", one));
        assertThat(toFree).isLessThan(ALLOWED);
    }

    private void submission(Bench bench, String language, String what, String seconds) throws Exception {
        if (language.equals("java")) {
            bench.submission("Exceeds").arguments(what, seconds);
            return;
        }
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        try (InputStream script = PromptEndIT.class.getResourceAsStream("exceeds.py")) {
            Files.write(folder.resolve("code/main.py"), script.readAllBytes());
        }
        Path shim = Files.createDirectories(folder.resolve("shim"));
        bench.program = Optional.of(
                new PythonProgram("main.py", PYTHON, List.of(), shim, List.of(what, seconds), Optional.empty()));
    }

    private static long lastStep(Bench bench) throws Exception {
        List<String> steps = bench.printed()
                .lines()
                .filter(line -> line.matches("step [0-9]{8,}"))
                .toList();
        // The log is cut anywhere.
        String last = steps.get(steps.size() - 1);
        String whole = last.length() < steps.get(0).length() ? steps.get(steps.size() - 2) : last;
        return Long.parseLong(whole.substring("step ".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "BUBBLEWRAP, LoopsInBind, START",
        "BUBBLEWRAP, LoopsInLoad, LOAD",
        "BUBBLEWRAP, LoopsInTrain, TRAIN",
        "BUBBLEWRAP, LoopsInInfer, INFER",
        "NONE, LoopsInLoad, LOAD",
        "NONE, LoopsInInfer, INFER"
    })
    void timesAreKept(SandboxKind kind, String submission, Phase phase) throws Exception {
        Bench bench = new Bench(folder, sandbox(kind)).submission(submission).limit(phase, LIMIT.multipliedBy(3));
        if (phase == Phase.TRAIN) {
            bench.train();
        } else {
            bench.checkpoint();
        }

        Outcome outcome = bench.run();

        Duration used = phase == Phase.START
                ? outcome.used().values().stream().reduce(Duration.ZERO, Duration::plus)
                : outcome.used().getOrDefault(phase, Duration.ZERO);
        Duration over = used.minus(LIMIT.multipliedBy(3));
        System.out.println("over the limit by " + over.toMillis() + " ms: " + kind + " " + phase);
        assertThat(outcome.verdict().name()).endsWith("_TIMEOUT");
        assertThat(over).isBetween(Duration.ZERO, Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @EnumSource(names = {"BUBBLEWRAP", "NONE"})
    void theLimitsOfOneRunAreNotThoseOfTheNext(SandboxKind kind) throws Exception {
        Sandbox sandbox = sandbox(kind);
        Bench small = new Bench(Files.createDirectory(folder.resolve("a")), sandbox).submission("FillsHeap");
        small.memory = 70 * Bench.MEBIBYTE;
        assertThat(small.run().verdict()).isEqualTo(Verdict.MEMORY);
        Bench few = new Bench(Files.createDirectory(folder.resolve("b")), sandbox).submission("StartsThreads");
        assertThat(few.run().verdict()).isEqualTo(Verdict.PROCESSES);

        Bench large = new Bench(Files.createDirectory(folder.resolve("c")), sandbox)
                .submission("FillsHeap")
                .limit(Phase.INFER, LIMIT.multipliedBy(2));
        assertThat(large.run().verdict()).as("has the memory").isEqualTo(Verdict.INFER_TIMEOUT);
        Bench many = new Bench(Files.createDirectory(folder.resolve("d")), sandbox)
                .submission("StartsThreads")
                .limit(Phase.INFER, LIMIT.multipliedBy(2));
        many.processes = 400;
        assertThat(many.run().verdict()).as("has the threads").isEqualTo(Verdict.INFER_TIMEOUT);
        Bench again = new Bench(Files.createDirectory(folder.resolve("e")), sandbox).submission("FillsHeap");
        again.memory = 70 * Bench.MEBIBYTE;
        assertThat(again.run().verdict()).as("and back").isEqualTo(Verdict.MEMORY);
    }
}
