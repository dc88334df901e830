package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without an engine; what it builds: ContainerImagesTest. */
class ImageCommandTest {

    @TempDir
    Path temp;

    private Desk desk;

    @BeforeEach
    void open() throws Exception {
        desk = new Desk(temp);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @ParameterizedTest
    @CsvSource({
        "unix:///no/such.sock, no container engine listens at /no/such.sock",
        "tcp://localhost:2375, only an engine on this machine can be used",
    })
    void saysWhyNoEngineCanBeUsed(String address, String reason) throws Exception {
        desk.with("DOCKER_HOST", address);

        assertThat(desk.type("image", "ls").err()).contains(reason);
        assertThat(desk.type("image", "build", "java").err()).contains(reason);
    }

    @Test
    void buildsOnABaseOnlyWhatIsNamed() throws Exception {
        assertThat(desk.type("image", "build", "--base", "x").err()).contains("--base x: say which image");
    }

    @Test
    void needsACommand() throws Exception {
        assertThat(desk.type("image").err()).contains("a command is missing: nsml image build or nsml image ls");
    }
}
