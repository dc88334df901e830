package nsml.doctor;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** Looks for a text in a file that may be large and hold anything; keeps little of it in memory. */
final class TextSearch {

    private static final int CHUNK = 1 << 16;
    private static final int SHOWN = 120;

    private TextSearch() {}

    /**
     * Searches.
     *
     * @return from the first occurrence to the end of its line or what is shown of that; empty if there is none, or no such file
     */
    static Optional<String> find(Path file, String text) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        String wanted = new String(text.getBytes(UTF_8), ISO_8859_1);
        int kept = wanted.length() + SHOWN;
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String before = "";
            while (true) {
                byte[] bytes = in.readNBytes(CHUNK);
                String window = before + new String(bytes, ISO_8859_1);
                int at = window.indexOf(wanted);
                // Near the end of a window the rest of the line may be still to come.
                if (at >= 0 && (bytes.length < CHUNK || at + kept <= window.length())) {
                    String shown = window.substring(at, Math.min(window.length(), at + kept));
                    return Optional.of(new String(shown.split("\n", 2)[0].getBytes(ISO_8859_1), UTF_8));
                }
                if (bytes.length < CHUNK) {
                    return Optional.empty();
                }
                before = window.substring(Math.max(0, window.length() - kept));
            }
        }
    }
}
