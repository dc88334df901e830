package nsml.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The submission that the README shows compiles, runs and beats chance. */
class ReadmeIT {

    @TempDir
    Path temp;

    @Test
    void theSubmissionInTheReadmeWorks() throws Exception {
        Path jar = TinyProject.jar(temp.resolve("project"), "example.MeanColour", example());
        var nsml = new CommandLineUnderTest(temp.resolve("home"));
        String pictures = temp.resolve("pictures").toString();
        nsml.run("sample", pictures, "--classes", "8", "--images", "8", "--size", "32", "--round", "1")
                .succeeded();
        nsml.run("dataset", "push", "mascots", pictures).succeeded();

        nsml.run("run", "-d", "mascots", "-e", jar.toString(), "--wait", "--sandbox", Sandboxing.kind())
                .succeeded();
        var submit = nsml.run("submit", "team/mascots/1", "1", "--sandbox", Sandboxing.kind())
                .succeeded();

        Matcher score = Pattern.compile("Score: (\\S+)").matcher(submit.out());
        assertThat(score.find()).as(submit.out()).isTrue();
        assertThat(Double.parseDouble(score.group(1)))
                .as("six of 24 references are right: chance is about 0.3")
                .isGreaterThan(0.4);
    }

    private static String example() throws IOException {
        try (InputStream readme = ReadmeIT.class.getResourceAsStream("/README.md")) {
            Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
                    .matcher(new String(readme.readAllBytes(), UTF_8));
            assertThat(block.find()).isTrue();
            return block.group(1);
        }
    }
}
