package nsml.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import nsml.catalog.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a command that was killed while it sent code has left in the home. */
class RestsTest {

    @TempDir
    Path temp;

    @Test
    void goWithTheNextSessionThatIsRemovedButNotWhatMayStillBeSent() throws Exception {
        try (Desk desk = new Desk(temp).withDataset()) {
            SessionId session = desk.running(desk.code(Map.of("main.py", "x")), List.of(), "");
            desk.succeed(session);
            Path old = rest(desk, ".new-old", Duration.ofMinutes(11));
            Path young = rest(desk, ".new-young", Duration.ofMinutes(9));

            desk.type("rm", session.toString()).succeeded();

            assertThat(old).doesNotExist();
            assertThat(young).isDirectoryContaining("glob:**/main.py");
        }
    }

    private static Path rest(Desk desk, String name, Duration age) throws Exception {
        Path folder = Files.createDirectories(desk.home().root().resolve(name));
        Files.writeString(folder.resolve("main.py"), "half of it");
        return Files.setLastModifiedTime(folder, FileTime.from(Desk.NOW.minus(age)));
    }
}
