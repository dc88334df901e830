package nsml.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A folder's content by name, size and digest; what a checkpoint and a code snapshot are.
 *
 * @param files the files, ordered by path
 */
public record Tree(List<File> files) {

    /**
     * One file of a tree.
     *
     * @param path relative, with {@code /} between names
     * @param bytes its size
     * @param digest its content
     */
    public record File(String path, long bytes, Digest digest) {}

    /** Copies and orders the files. */
    public Tree {
        files = files.stream().sorted(Comparator.comparing(File::path)).toList();
    }

    /** Returns the sum of the files' sizes. */
    public long bytes() {
        return files.stream().mapToLong(File::bytes).sum();
    }

    /** Returns the digest by which a store finds the tree. */
    public Digest digest() {
        return Digest.of(encode());
    }

    /** A line a file: digest, size, path. The digest of this text is the digest of the tree. */
    byte[] encode() {
        StringBuilder text = new StringBuilder();
        for (File file : files) {
            text.append(file.digest())
                    .append(' ')
                    .append(file.bytes())
                    .append(' ')
                    .append(file.path());
            text.append('\n');
        }
        return text.toString().getBytes(UTF_8);
    }

    static Tree decode(byte[] encoded) throws IOException {
        List<File> files = new ArrayList<>();
        for (String line : new String(encoded, UTF_8).lines().toList()) {
            String[] parts = line.split(" ", 3);
            if (parts.length != 3) {
                throw new IOException("not the list of a tree: \"" + line + "\"");
            }
            files.add(new File(parts[2], Long.parseLong(parts[1]), new Digest(parts[0])));
        }
        return new Tree(files);
    }
}
