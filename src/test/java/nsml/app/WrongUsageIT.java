package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nsml.app.CommandLineUnderTest.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong word gets one clear sentence, exit status 2, and loses nothing. */
class WrongUsageIT {

    @TempDir
    static Path shared;

    @TempDir
    Path temp;

    private static Path jar;

    private CommandLineUnderTest nsml;

    @BeforeAll
    static void make() throws IOException {
        jar = TinyProject.submission(Files.createDirectories(shared.resolve("submission")));
        TinyProject.competition(shared.resolve("tiny"), "memory: 1G");
        Files.writeString(shared.resolve("no.jar"), "this is no jar");
    }

    @BeforeEach
    void push() throws Exception {
        nsml = new CommandLineUnderTest(temp.resolve("home"));
        nsml.run("dataset", "push", "tiny", shared.resolve("tiny").toString()).succeeded();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run -d cats -e JAR BOX              | cats",
                "run -d tiny BOX                     | there is no entry main.py",
                "run -d tiny -e missing.jar BOX      | there is no entry missing.jar",
                "run -d tiny -e DIR/no.jar BOX       | to be a jar, it cannot be read",
                "run -d tiny -e JAR --file nothing BOX | there is no file nothing",
                "run -d tiny -e JAR --sandbox jail   | 'jail'",
                "fork team/tiny/9 BOX                | there is no session team/tiny/9",
                "fork tiny                           | TEAM/DATASET/NUMBER",
                "submit team/tiny/9 1 BOX            | there is no session team/tiny/9",
                "submit team/tiny/9                  | Missing required parameter: 'CHECKPOINT'",
                "logs team/tiny/9                    | there is no session team/tiny/9",
                "model ls team/tiny/9                | there is no session team/tiny/9",
                "stop team/tiny/9                    | there is no session team/tiny/9",
                "rm team/tiny/9                      | there is no session team/tiny/9",
                "rm team/tiny/*                      | no session is named like",
                "memo team/tiny/9 x                  | there is no session team/tiny/9",
                "command team/tiny/9                 | there is no session team/tiny/9",
                "inspect team/tiny/9                 | there is no session team/tiny/9",
                "plot team/tiny/9                    | there is no session team/tiny/9",
                "pull team/tiny/9 DIR/pulled         | there is no session team/tiny/9",
                "diff team/tiny/9 team/tiny/8        | there is no session team/tiny/9",
                "model rm team/tiny/9 *              | there is no session team/tiny/9",
                "completion fish                     | 'fish'",
                "board cats                          | cats",
                "dataset push cats DIR/nowhere       | nowhere",
                "subimt                              | did you mean",
                "ps --al                             | --al",
                "model                               | nsml model ls SESSION",
            })
    void isNamed(String command, String expected) throws Exception {
        String[] words = command.strip()
                .replace("JAR", jar.toString())
                .replace("DIR", shared.toString())
                .replace("BOX", "--sandbox " + Sandboxing.kind())
                .split(" +", -1);

        Result result = nsml.run(words);

        assertThat(result.status()).as(result.out() + result.err()).isEqualTo(2);
        assertThat(result.err()).contains("Error: ").contains(expected).doesNotContain("Exception");
        assertThat(nsml.run("ps", "-a", "-j").succeeded().out()).isEqualToIgnoringWhitespace("[]");
    }

    @Test
    void anUnknownCheckpointIsToldWhichThereAre() throws Exception {
        nsml.run("run", "-d", "tiny", "-e", jar.toString(), "-a", "--steps 2", "--wait", "--sandbox", Sandboxing.kind())
                .succeeded();

        assertThat(nsml.run("submit", "team/tiny/1", "7", "--sandbox", Sandboxing.kind())
                        .err())
                .contains("session team/tiny/1 has no checkpoint \"7\"; it has: 1, 2");
    }

    @Test
    void allProblemsOfADefinitionAreToldAtOnce() throws Exception {
        Path bad = TinyProject.competition(temp.resolve("bad"), "memory: lots, infer: soon");
        Path definition = bad.resolve("competition.yaml");
        Files.writeString(definition, Files.readString(definition).replace("map@5", "mapp@5"));

        Result result = nsml.run("dataset", "push", "bad", bad.toString());

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("mapp@5").contains("lots").contains("soon");
        assertThat(nsml.run("dataset", "ls").succeeded().out()).contains("tiny").doesNotContain("bad");
    }

    @Test
    void aHomeThatCannotBeWrittenIsNamed() throws Exception {
        Result result = new CommandLineUnderTest(Path.of("/proc/nsml")).run("ps");

        assertThat(result.status()).isEqualTo(2);
        assertThat(result.err()).contains("/proc/nsml").doesNotContain("\tat ");
    }

    @Test
    void runsAtTheSameInstantDoNotDisturbEachOther() throws Exception {
        List<Process> commands = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            commands.add(nsml.start(
                    "run",
                    "-d",
                    "tiny",
                    "-e",
                    jar.toString(),
                    "-a",
                    "--steps 2",
                    "--wait",
                    "--sandbox",
                    Sandboxing.kind()));
        }
        for (Process command : commands) {
            assertThat(command.waitFor(100, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).isZero();
        }

        assertThat(nsml.run("ps", "-a").succeeded().out())
                .contains("team/tiny/1", "team/tiny/2", "team/tiny/3", "team/tiny/4");
    }
}
