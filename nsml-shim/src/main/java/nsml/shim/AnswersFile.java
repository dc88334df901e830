package nsml.shim;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes answers as {@code docs/protocol.md} lays the file down. */
final class AnswersFile {

    private static final int BUFFER_SIZE = 1 << 18;

    private AnswersFile() {}

    /**
     * Replaces the file.
     *
     * @throws IllegalArgumentException if an id cannot be written; what stands in the file is then not complete, and lacks
     *     its end
     */
    static void write(Path file, @Nullable Answers answers) throws IOException {
        if (!(answers instanceof Rankings rankings)) {
            throw new IllegalArgumentException("expected Rankings from Model.infer, got " + answers);
        }
        try (var out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_SIZE)) {
            out.write("#nsml-answers 1 rankings\n".getBytes(UTF_8));
            for (Map.Entry<String, List<String>> entry : rankings.byQuery().entrySet()) {
                writeId(entry.getKey(), out);
                for (String reference : entry.getValue()) {
                    out.write('\t');
                    writeId(reference, out);
                }
                out.write('\n');
            }
            out.write(("#end " + rankings.byQuery().size() + "\n").getBytes(UTF_8));
        }
    }

    private static void writeId(String id, OutputStream out) throws IOException {
        if (id.isEmpty() || id.charAt(0) == '#') {
            throw new IllegalArgumentException("expected an id that is not empty and does not begin with '#', got \""
                    + id + "\"; an id is a file name without its extension");
        }
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                throw new IllegalArgumentException("expected an id without tabs and control characters, got character "
                        + (int) id.charAt(i) + " in \"" + id + "\"; an id is a file name without its extension");
            }
        }
        out.write(id.getBytes(UTF_8));
    }
}
