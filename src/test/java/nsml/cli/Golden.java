package nsml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What commands print, kept in {@code src/test/resources/nsml/cli}. To renew what is ours after a change that is meant:
 * {@code mvn -pl :nsml-platform -am -Dnsml.goldens=renew -Dtest='nsml.cli.*Test' -Dsurefire.failIfNoSpecifiedTests=false test},
 * then read the difference before it is committed. The folder {@code transcripts} holds what the original printed: never
 * renewed.
 */
final class Golden {

    private static final boolean RENEW = "renew".equals(System.getProperty("nsml.goldens"));

    private Golden() {}

    /** Compares a text with the file of that name. */
    static void check(String name, String actual) throws IOException {
        if (RENEW) {
            Path file = Path.of(System.getProperty("basedir"), "test/resources/nsml/cli", name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, actual, UTF_8);
        } else {
            assertThat(actual).as("golden file " + name).isEqualTo(read(name));
        }
    }

    /** Returns what the original printed. */
    static String transcript(String name) throws IOException {
        return read("transcripts/" + name);
    }

    private static String read(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            assertThat(in)
                    .as("golden file " + name + "; make it with -Dnsml.goldens=renew")
                    .isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
