package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import nsml.Prerequisite;
import nsml.app.CommandLineUnderTest.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submissions that are handed what is hidden, and try to show it. */
class SecretsIT {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String SUBMIT = "team/tiny/2";

    @TempDir
    Path temp;

    private CommandLineUnderTest nsml;
    private String word;

    @BeforeEach
    void push() throws Exception {
        nsml = new CommandLineUnderTest(temp.resolve("home")).with("NSML_PYTHON", PYTHON.toString());
        Path competition = TinyProject.competition(temp.resolve("tiny"), "memory: 1G, answers: 1M");
        nsml.run("dataset", "push", "tiny", competition.toString()).succeeded();
        try (Stream<Path> files = Files.walk(nsml.home().resolve("datasets/tiny"))) {
            Path canaries = files.filter(file -> file.endsWith("canaries.json"))
                    .findFirst()
                    .orElseThrow();
            word = new ObjectMapper().readTree(canaries.toFile()).get("answers").asText();
        }
    }

    private Path entry(String language) throws IOException {
        String resource = language.equals("java") ? "LeakySubmission.java.txt" : "python/leaky.py";
        try (InputStream in = SecretsIT.class.getResourceAsStream(resource)) {
            String source = new String(in.readAllBytes(), UTF_8);
            Path folder = Files.createDirectories(temp.resolve("code"));
            return language.equals("java")
                    ? TinyProject.jar(folder, "tiny.LeakySubmission", source)
                    : Files.writeString(folder.resolve("main.py"), source);
        }
    }

    /** Trains the thief, and submits the checkpoint that names its way. */
    private Result submit(String language, String way, String sandbox) throws Exception {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        nsml.run(
                        "run",
                        "-d",
                        "tiny",
                        "-e",
                        entry(language).toString(),
                        "-a",
                        "--word " + (way.equals("environment") ? "none" : word),
                        "--wait",
                        "--sandbox",
                        sandbox)
                .succeeded();
        return nsml.run("submit", "team/tiny/1", way, "--sandbox", sandbox);
    }

    private JsonNode json(String... words) throws Exception {
        return new ObjectMapper().readTree(nsml.run(words).succeeded().out());
    }

    private void assertNothingIsShown(Result submit) throws Exception {
        String shown = submit.out()
                + submit.err()
                + nsml.run("logs", SUBMIT).succeeded().out()
                + nsml.run("logs", "-f", SUBMIT).out()
                + nsml.run("inspect", SUBMIT).succeeded().out()
                + nsml.run("ps", "-a", "-s", SUBMIT, "-j")
                        .succeeded()
                        .out()
                        .replace("--word", "")
                        .replace(word, "")
                + nsml.run("plot", SUBMIT).succeeded().out();
        assertThat(shown.toLowerCase(Locale.ROOT))
                .doesNotContain(word)
                .doesNotContain(new StringBuilder(word).reverse())
                .doesNotContain("canary")
                .doesNotContain("q is")
                .doesNotContain("seen");
        assertThat(nsml.run("logs", SUBMIT).out().lines())
                .isNotEmpty()
                .allMatch(line -> line.matches("[0-9-]+T[0-9:]+Z (phase [a-z]+|progress \\d+ of 8"
                        + "|[A-Z_]+ in phase [a-z]+: [a-z @0-9,]+)"));
    }

    @ParameterizedTest
    @CsvSource({
        "python, print",
        "python, shifted",
        "python, error",
        "python, name",
        "python, save",
        "python, cache",
        "python, report",
        "python, answers",
        "python, kill",
        "java, print",
        "java, error",
        "java, answers"
    })
    void whoShowsACanaryIsDeniedAndToldNothing(String language, String way) throws Exception {
        Result submit = submit(language, way, Sandboxing.kind());

        assertThat(submit.status()).as(submit.out() + submit.err()).isEqualTo(1);
        assertThat(submit.out())
                .contains("failed: DENIED in phase infer")
                .contains("it did in infer what a submission may not")
                .doesNotContain("Score:");
        assertNothingIsShown(submit);
        assertThat(json("board", "tiny", "-j")).isEmpty();
        assertThat(json("notices", "-j"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("session").asText()).isEqualTo(SUBMIT))
                .satisfies(notice -> assertThat(notice.get("text").asText()).contains("canary of the hidden answers"));
        assertThat(nsml.run("logs", "--organiser", SUBMIT).succeeded().out())
                .contains("q is q")
                .contains("[nsml] DENIED: in ");
    }

    @ParameterizedTest
    @CsvSource({"python", "java"})
    void whoReadsTheSupervisorsEnvironmentIsFoundOut(String language) throws Exception {
        Result submit = submit(language, "environment", "none");

        assertThat(submit.out()).contains("failed: DENIED in phase infer");
        assertThat(json("notices", "-j"))
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.get("text").asText()).contains("canary of the supervisor's environment"));
    }

    @ParameterizedTest
    @CsvSource({"python", "java"})
    void anHonestSubmitShowsPhasesProgressAndVerdictAlone(String language) throws Exception {
        Result submit = submit(language, "slow", Sandboxing.kind()).succeeded();

        assertThat(submit.out()).contains("Score: ");
        assertNothingIsShown(submit);
        assertThat(nsml.run("logs", SUBMIT).succeeded().out())
                .contains("phase load\n")
                .contains("phase infer\n")
                .containsPattern("progress [1-7] of 8\n")
                .endsWith("OK in phase infer: graded by map@5\n");
        assertThat(nsml.run("logs", "--organiser", SUBMIT).succeeded().out()).contains("q is q");
        assertThat(json("notices", "-j")).isEmpty();
    }

    @Test
    void aDatasetFromBeforeThereWereCanariesIsGraded() throws Exception {
        try (Stream<Path> files = Files.walk(nsml.home().resolve("datasets/tiny"))) {
            for (Path file :
                    files.filter(each -> each.endsWith("canaries.json")).toList()) {
                Files.delete(file);
            }
        }

        submit("python", "nothing", Sandboxing.kind()).succeeded();

        assertThat(json("board", "tiny", "-j")).hasSize(1);
    }

    @Test
    void theSampleShowsEverything() throws Exception {
        Prerequisite.check("python", Files.isExecutable(PYTHON), "there is no " + PYTHON);
        submit("python", "nothing", Sandboxing.kind()).succeeded();

        Result sample = nsml.run("submit", "-t", "team/tiny/1", "print", "--sandbox", Sandboxing.kind());

        assertThat(sample.out()).contains("OK in phase infer");
        assertThat(nsml.run("logs", "team/tiny/3").succeeded().out())
                .contains("q is q")
                .contains("it is " + word);
        assertThat(json("notices", "-j")).isEmpty();
    }
}
