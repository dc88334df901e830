package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nsml.Prerequisite;
import nsml.app.CommandLineUnderTest.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Submissions that are handed what is hidden, and try to show it. Each has trained once; its checkpoints are the ways. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsIT {

    private static final Path PYTHON = Path.of("/usr/bin/python3");
    private static final String DENIED = "it did in infer what a submission may not";

    private Path temp;
    private CommandLineUnderTest nsml;
    private String word;

    @BeforeAll
    void push(@TempDir Path folder) throws Exception {
        temp = folder;
        nsml = new CommandLineUnderTest(temp.resolve("home")).with("NSML_PYTHON", PYTHON.toString());
        Path competition = TinyProject.competition(temp.resolve("tiny"), "memory: 1G, answers: 1M");
        nsml.run("dataset", "push", "tiny", competition.toString()).succeeded();
        word = new ObjectMapper().readTree(canaries().toFile()).get("answers").asText();
        train("java", TinyProject.jar(folder("java"), "tiny.LeakySubmission", source("LeakySubmission.java.txt")));
        if (Files.isExecutable(PYTHON)) {
            train("python", Files.writeString(folder("python").resolve("main.py"), source("python/leaky.py")));
        }
    }

    private Path canaries() throws IOException {
        try (Stream<Path> files = Files.walk(nsml.home().resolve("datasets/tiny"))) {
            return files.filter(file -> file.endsWith("canaries.json"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Path folder(String name) throws IOException {
        return Files.createDirectories(temp.resolve(name));
    }

    private static String source(String resource) throws IOException {
        try (InputStream in = SecretsIT.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    /** The language is the team, too. */
    private void train(String language, Path entry) throws Exception {
        String[] run = {"run", "-d", "tiny", "-e", entry.toString(), "-a", "--word " + word, "--wait"};
        as(
                        language,
                        Stream.concat(Stream.of(run), Stream.of("--sandbox", Sandboxing.kind()))
                                .toArray(String[]::new))
                .succeeded();
    }

    private Result as(String team, String... words) throws Exception {
        nsml.with("NSML_TEAM", team);
        return nsml.run(words);
    }

    private Result submit(String language, String way, String sandbox) throws Exception {
        Prerequisite.check("python", !language.equals("python") || Files.isExecutable(PYTHON), "there is no " + PYTHON);
        return as(language, "submit", language + "/tiny/1", way, "--sandbox", sandbox);
    }

    /** The newest session. */
    private String newest() throws Exception {
        return nsml.run("ps", "-a", "-q", "-n", "1").succeeded().out().strip();
    }

    private JsonNode asOrganiser(String... words) throws Exception {
        return new ObjectMapper().readTree(as("team", words).succeeded().out());
    }

    private List<String> noticesOf(String session) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode notice : asOrganiser("notices", "-j")) {
            if (notice.get("session").asText().equals(session)) {
                texts.add(notice.get("text").asText());
            }
        }
        return texts;
    }

    private void assertNothingIsShownIn(String shown) {
        assertThat(shown.toLowerCase(Locale.ROOT))
                .doesNotContain(word)
                .doesNotContain(new StringBuilder(word).reverse())
                .doesNotContain("canary")
                .doesNotContain("q is")
                .doesNotContain("seen");
    }

    private static void assertAllIsThePlatforms(String log) {
        assertThat(log.lines())
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
                .contains(DENIED)
                .doesNotContain("Score:");
        String session = newest();
        String log = nsml.run("logs", session).succeeded().out();
        assertNothingIsShownIn(submit.out()
                + submit.err()
                + log
                + nsml.run("inspect", session).succeeded().out());
        assertAllIsThePlatforms(log);
        assertThat(nsml.run("logs", "--organiser", session).err()).contains("was pushed by team team");
        assertThat(noticesOf(session)).singleElement().asString().contains("canary of the hidden answers");
        assertThat(as("team", "logs", "--organiser", session).succeeded().out())
                .contains("q is q")
                .contains("[nsml] DENIED: in ");
        assertThat(asOrganiser("board", "tiny", "-j").findValuesAsText("session"))
                .doesNotContain(session);
    }

    @ParameterizedTest
    @CsvSource({"python", "java"})
    void whoReadsTheSupervisorsEnvironmentIsFoundOut(String language) throws Exception {
        Result submit = submit(language, "environment", "none");

        assertThat(submit.out()).contains("failed: DENIED in phase infer").contains(DENIED);
        assertThat(noticesOf(newest())).singleElement().asString().contains("canary of the supervisor's environment");
    }

    @ParameterizedTest
    @CsvSource({"python", "java"})
    void anHonestSubmitShowsPhasesProgressAndVerdictAlone(String language) throws Exception {
        Result submit = submit(language, "slow", Sandboxing.kind()).succeeded();

        assertThat(submit.out()).contains("Score: ");
        String session = newest();
        String log = nsml.run("logs", session).succeeded().out();
        assertAllIsThePlatforms(log);
        assertThat(log)
                .contains("phase load\n")
                .contains("phase infer\n")
                .containsPattern("progress [1-7] of 8\n")
                .endsWith("OK in phase infer: graded by map@5\n");
        assertNothingIsShownIn(submit.out()
                + submit.err()
                + log
                + nsml.run("logs", "-f", session).succeeded().out()
                + nsml.run("inspect", session).succeeded().out()
                + nsml.run("plot", session).succeeded().out()
                // The word is among the arguments that the session was started with.
                + nsml.run("ps", "-a", "-s", session, "-j").succeeded().out().replace(word, ""));
        assertThat(as("team", "logs", "--organiser", session).succeeded().out()).contains("q is q");
        assertThat(noticesOf(session)).isEmpty();
    }

    @Test
    void theSampleShowsEverything() throws Exception {
        Result sample = as("java", "submit", "-t", "java/tiny/1", "error", "--sandbox", Sandboxing.kind());

        assertThat(sample.out())
                .contains("java.lang.IllegalStateException: " + word)
                .contains("CRASH in phase infer");
        String session = newest();
        assertThat(nsml.run("logs", session).succeeded().out())
                .contains("q is q")
                .contains(word);
        assertThat(noticesOf(session)).isEmpty();
    }

    @Test
    void aDatasetFromBeforeThereWereCanariesIsGraded() throws Exception {
        Path canaries = canaries();
        byte[] kept = Files.readAllBytes(canaries);
        Files.delete(canaries);
        try {
            assertThat(submit("java", "print", Sandboxing.kind()).succeeded().out())
                    .contains("Score: ");
        } finally {
            Files.write(canaries, kept);
        }
    }
}
