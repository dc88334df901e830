package nsml.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildContextTest {

    @TempDir
    Path folder;

    @Test
    void holdsATreeThatAnybodyMayReadWithItsTimesAndLinks() throws Exception {
        Path program =
                Files.writeString(Files.createDirectories(folder.resolve("bin")).resolve("run"), "x");
        program.toFile().setReadable(false, false);
        program.toFile().setReadable(true, true);
        program.toFile().setExecutable(true, true);
        Files.setLastModifiedTime(program, FileTime.fromMillis(1_000_000_000_000L));
        Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/run"));
        String deep = "d".repeat(120);
        Files.writeString(Files.createDirectories(folder.resolve(deep)).resolve(deep), "long");

        List<TarArchiveEntry> entries = entries();

        assertThat(entries)
                .extracting(TarArchiveEntry::getName)
                .containsExactly(
                        "root/",
                        "root/bin/",
                        "root/bin/run",
                        "root/" + deep + "/",
                        "root/" + deep + "/" + deep,
                        "root/link");
        assertThat(entries.get(2)).satisfies(run -> {
            assertThat(run.getMode() & 0777).isEqualTo(0755);
            assertThat(run.getLastModifiedTime().toMillis()).isEqualTo(1_000_000_000_000L);
            assertThat(run.getLongUserId()).isZero();
        });
        assertThat(entries.get(4).getMode() & 0777).isEqualTo(0644);
        assertThat(entries.get(5).isSymbolicLink()).isTrue();
        assertThat(entries.get(5).getLinkName()).isEqualTo("bin/run");
    }

    private List<TarArchiveEntry> entries() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var context = new BuildContext(bytes)) {
            context.tree(folder, "root");
        }
        List<TarArchiveEntry> entries = new ArrayList<>();
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.add(entry);
            }
        }
        return entries;
    }
}
