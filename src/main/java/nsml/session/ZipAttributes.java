package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;

/** What {@code java.util.zip} does not tell of an archive's entries: the kind of file that each is meant to become. */
final class ZipAttributes {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 65_535;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int LARGEST_DIRECTORY = 16 << 20;
    private static final int KIND = 0xF000;
    private static final int PLAIN = 0x8000;

    private ZipAttributes() {}

    /** Names the entries that would be links, devices or folders. */
    static List<String> problems(Path archive) throws IOException {
        List<String> problems = new ArrayList<>();
        ByteBuffer directory = directory(archive);
        while (directory.remaining() >= HEADER_LENGTH && directory.getInt(directory.position()) == HEADER) {
            int at = directory.position();
            int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
            int rest =
                    Short.toUnsignedInt(directory.getShort(at + 30)) + Short.toUnsignedInt(directory.getShort(at + 32));
            int kind = (directory.getInt(at + 38) >>> 16) & KIND;
            if (directory.remaining() < HEADER_LENGTH + nameLength + rest) {
                throw new ZipException("its directory is cut off");
            }
            byte[] name = new byte[nameLength];
            directory.get(at + HEADER_LENGTH, name);
            if (kind != 0 && kind != PLAIN) {
                problems.add(Problems.quoted(new String(name, UTF_8))
                        + " is a link, device or folder; expected plain files");
            }
            directory.position(at + HEADER_LENGTH + nameLength + rest);
        }
        return problems;
    }

    private static ByteBuffer directory(Path archive) throws IOException {
        try (FileChannel channel = FileChannel.open(archive)) {
            long tailAt = Math.max(0, channel.size() - END_LENGTH - LONGEST_COMMENT);
            ByteBuffer tail = read(channel, tailAt, (int) (channel.size() - tailAt));
            for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END
                        && at + END_LENGTH + Short.toUnsignedInt(tail.getShort(at + 20)) == tail.limit()) {
                    long length = Integer.toUnsignedLong(tail.getInt(at + 12));
                    if (length > LARGEST_DIRECTORY) {
                        throw new ZipException("its directory is larger than 16 MiB");
                    }
                    return read(channel, tailAt + at - length, (int) length);
                }
            }
        }
        throw new ZipException("it has no end");
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        if (from < 0) {
            throw new ZipException("its directory lies outside of it");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // A read may give less than there is.
        }
        return bytes.flip();
    }
}
