package nsml.runner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What makes two images the same: their jars and properties, by name and content. */
final class ImageDigest {

    private ImageDigest() {}

    /** SHA-256 in hexadecimal. */
    static String of(Path folder) throws IOException {
        MessageDigest digest = sha256();
        add(digest, folder.resolve(ImageProperties.FILE));
        for (Path jar : jars(folder)) {
            add(digest, jar);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The jars in {@code lib}, in order. */
    static List<Path> jars(Path folder) throws IOException {
        try (var files = Files.list(folder.resolve("lib"))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    /** Name and length come first, so that no two folders give the same bytes. */
    private static void add(MessageDigest digest, Path file) throws IOException {
        byte[] name = file.getFileName().toString().getBytes(UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, name.length));
        digest.update(name);
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, Files.size(file)));
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
