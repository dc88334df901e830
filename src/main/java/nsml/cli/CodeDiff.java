package nsml.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The difference of two folders of code, as {@code diff -u} prints it; of binary files only that they differ. */
final class CodeDiff {

    private static final int CONTEXT = 3;
    private static final String NOTHING = "/dev/null";

    /**
     * One side.
     *
     * @param name stands before the files' names
     * @param folder where they are
     */
    record Side(String name, Path folder) {

        private Map<String, Path> files() throws IOException {
            Map<String, Path> files = new TreeMap<>();
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(Files::isRegularFile)
                        .forEach(file -> files.put(folder.relativize(file).toString(), file));
            }
            return files;
        }
    }

    private CodeDiff() {}

    /** Returns the lines of the difference; none if there is none. */
    static List<String> of(Side from, Side to) throws IOException {
        Map<String, Path> before = from.files();
        Map<String, Path> after = to.files();
        TreeSet<String> names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        List<String> lines = new ArrayList<>();
        for (String name : names) {
            byte[] old = bytes(before.get(name));
            byte[] young = bytes(after.get(name));
            if (before.containsKey(name) == after.containsKey(name) && Arrays.equals(old, young)) {
                continue;
            }
            lines.addAll(ofFile(
                    before.containsKey(name) ? from.name() + "/" + name : NOTHING,
                    old,
                    after.containsKey(name) ? to.name() + "/" + name : NOTHING,
                    young));
        }
        return lines;
    }

    private static List<String> ofFile(String oldName, byte[] old, String youngName, byte[] young) {
        Optional<List<String>> before = lines(old);
        Optional<List<String>> after = lines(young);
        if (before.isEmpty() || after.isEmpty()) {
            return List.of("Binary files " + oldName + " and " + youngName + " differ");
        }
        if (before.get().equals(after.get()) && !oldName.equals(NOTHING) && !youngName.equals(NOTHING)) {
            return List.of("Files " + oldName + " and " + youngName + " differ only in the newline at the end");
        }
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                oldName, youngName, before.get(), DiffUtils.diff(before.get(), after.get()), CONTEXT);
        return lines.isEmpty()
                ? List.of("--- " + oldName, "+++ " + youngName)
                : lines.stream().map(CodeDiff::emptySide).toList();
    }

    /** A side without lines begins at line 0, says {@code diff}; the library says 1. */
    private static String emptySide(String line) {
        return line.startsWith("@@ ") ? line.replace("-1,0 ", "-0,0 ").replace("+1,0 ", "+0,0 ") : line;
    }

    private static byte[] bytes(@Nullable Path file) throws IOException {
        return file == null ? new byte[0] : Files.readAllBytes(file);
    }

    /** Empty for what is no text. */
    private static Optional<List<String>> lines(byte[] bytes) {
        try {
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.indexOf('\0') >= 0 ? Optional.empty() : Optional.of(split(text));
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }

    /** At line feeds alone, so that other ends of lines are a difference. */
    private static List<String> split(String text) {
        List<String> lines = List.of(text.split("\n", -1));
        boolean ended = lines.get(lines.size() - 1).isEmpty();
        return ended ? lines.subList(0, lines.size() - 1) : lines;
    }
}
