package nsml.runner.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedLibrariesTest {

    @Test
    void ofAProgramAreItsLibrariesAndTheLoader() throws Exception {
        assertThat(SharedLibraries.neededBy(List.of(Path.of("/bin/sh"), Path.of("/etc/hosts"))))
                .allSatisfy(library -> assertThat(library).isAbsolute().exists())
                .anyMatch(library -> library.getFileName().toString().startsWith("ld-"))
                .anyMatch(library -> library.getFileName().toString().startsWith("libc."));
    }

    @Test
    void areFoundByName() throws Exception {
        assertThat(SharedLibraries.named(List.of("libc.so.6", "libnosuch.so.1")))
                .isNotEmpty()
                .allSatisfy(library ->
                        assertThat(library).endsWith(Path.of("libc.so.6")).exists());
    }

    @Test
    void ofJavaAreNotAmongWhatItNeeds() throws Exception {
        assertThat(SharedLibraries.neededBy(SharedLibraries.ofJava()))
                .noneMatch(library -> library.startsWith(System.getProperty("java.home")))
                .noneMatch(library -> library.toString().contains("X11"));
    }
}
