package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.eclipse.jgit.ignore.IgnoreNode;

/**
 * The rules of a {@code .nsmlignore}: those of {@code .gitignore}.
 *
 * <p>As with git, nothing within an ignored folder can be taken in again; whoever walks the folder does not enter it.
 */
final class IgnoreRules {

    /** The file's name, at the root of the code. */
    static final String FILE = ".nsmlignore";

    private static final int LARGEST = 1 << 20;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final IgnoreNode node = new IgnoreNode();

    private IgnoreRules() {}

    /**
     * Reads the rules of a folder; none if it has no such file.
     *
     * @throws Refusal if there is one that cannot be read
     */
    static IgnoreRules of(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return parse("");
        }
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(file + " is no plain file; expected a text with a pattern a line, as in .gitignore");
        }
        if (!Files.isReadable(file)) {
            throw new Refusal("no permission to read " + file + "; check its owner");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new Refusal(file + " is larger than 1 MiB; expected a text with a pattern a line");
            }
            return parse(new String(bytes, UTF_8));
        }
    }

    static IgnoreRules parse(String text) throws IOException {
        IgnoreRules rules = new IgnoreRules();
        String patterns = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        rules.node.parse(new ByteArrayInputStream(patterns.getBytes(UTF_8)));
        return rules;
    }

    /**
     * Tells whether a file or folder is left out; none of the folders it lies in may be.
     *
     * @param path relative to the root, with {@code /} between names
     */
    boolean leaveOut(String path, boolean folder) {
        return Boolean.TRUE.equals(node.checkIgnored(path, folder));
    }
}
