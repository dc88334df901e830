package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * The bytes of a zip archive, one after the other: what {@code java.util.zip} overlooks. An entry follows the one before, then
 * comes the directory, then the end; nothing stands before, between or behind them, and no two share a byte.
 *
 * @param entries how many there are
 * @param problems the entries that would be links, devices or folders, or run as their owner for everybody
 */
record ZipLayout(int entries, List<String> problems) {

    /** The most bytes and entries that an archive has without the extensions that this does not read. */
    static final long LARGEST = 0xFFFF_FFFEL;

    static final int MOST_ENTRIES = 0xFFFE;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int HEADER = 0x02014b50;
    private static final int HEADER_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final int LARGEST_DIRECTORY = 16 << 20;
    /** What begins at this byte of a header stands, up to its end, as well in the entry's own: version, flags, method, time,
     * checksum, sizes, length of the name. */
    private static final int SHARED_FROM = 6;

    private static final int SHARED_LENGTH = 24;
    private static final int UTF_8_NAME = 0x0800;
    private static final int KIND = 0xF000;
    private static final int PLAIN = 0x8000;
    private static final int BEYOND_THE_USUAL_NINE = 0x0E00;

    /** Copies the list. */
    ZipLayout {
        problems = List.copyOf(problems);
    }

    /**
     * Reads an archive's directory and the beginning of each entry.
     *
     * @param most how many entries are looked at; the directory of more is not read
     * @throws ZipException if it is no archive, or one with more in it than its entries
     */
    static ZipLayout read(Path archive, int most) throws IOException {
        try (FileChannel channel = FileChannel.open(archive)) {
            long size = channel.size();
            if (size > LARGEST) {
                throw new ZipException("it is larger than 4 GiB");
            }
            ByteBuffer end = read(channel, size - END_LENGTH, END_LENGTH);
            if (end.getInt(0) != END || end.getShort(20) != 0) {
                throw new ZipException("it does not end as an archive does");
            }
            int entries = Short.toUnsignedInt(end.getShort(10));
            long length = Integer.toUnsignedLong(end.getInt(12));
            long from = Integer.toUnsignedLong(end.getInt(16));
            if (end.getInt(4) != 0 || Short.toUnsignedInt(end.getShort(8)) != entries) {
                throw new ZipException("it is a part of a larger archive");
            }
            if (from + length != size - END_LENGTH || length > LARGEST_DIRECTORY) {
                throw new ZipException("its directory is not where it should be, or larger than 16 MiB");
            }
            return entries > most
                    ? new ZipLayout(entries, List.of())
                    : new ZipLayout(entries, problems(channel, read(channel, from, (int) length), entries, from));
        }
    }

    private static List<String> problems(FileChannel channel, ByteBuffer directory, int entries, long until)
            throws IOException {
        List<String> problems = new ArrayList<>();
        long expected = 0;
        for (int i = 0; i < entries; i++) {
            require(directory, HEADER_LENGTH);
            ByteBuffer header = take(directory, HEADER_LENGTH);
            int nameLength = Short.toUnsignedInt(header.getShort(28));
            int rest = Short.toUnsignedInt(header.getShort(30)) + Short.toUnsignedInt(header.getShort(32));
            require(directory, nameLength + rest);
            ByteBuffer name = take(directory, nameLength);
            directory.position(directory.position() + rest);
            expected = afterEntry(channel, header, name, expected);
            String shown = Problems.quoted(UTF_8.decode(name).toString());
            int mode = header.getInt(38) >>> 16;
            if ((mode & KIND) != 0 && (mode & KIND) != PLAIN) {
                problems.add(shown + " is a link, device or folder; expected plain files");
            } else if ((mode & BEYOND_THE_USUAL_NINE) != 0) {
                problems.add(shown + " would run as its owner, whoever starts it; expected a file without such a mode");
            }
        }
        if (directory.hasRemaining() || expected != until) {
            throw new ZipException("there is more in it than its entries");
        }
        return problems;
    }

    /** Checks that an entry begins where the one before has ended, and says of itself what the directory says. */
    private static long afterEntry(FileChannel channel, ByteBuffer header, ByteBuffer name, long expected)
            throws IOException {
        if (header.getInt(0) != HEADER || Integer.toUnsignedLong(header.getInt(42)) != expected) {
            throw new ZipException("an entry is not where it should be");
        }
        if (header.getShort(10) != ZipEntry.STORED || header.getInt(20) != header.getInt(24)) {
            throw new ZipException("an entry is compressed, and packages are not");
        }
        if ((header.getShort(8) & ~UTF_8_NAME) != 0) {
            throw new ZipException("an entry is encrypted, or of another unusual kind");
        }
        ByteBuffer local = read(channel, expected, LOCAL_LENGTH);
        ByteBuffer localName = read(channel, expected + LOCAL_LENGTH, name.remaining());
        if (local.getInt(0) != LOCAL
                || !local.slice(SHARED_FROM - 2, SHARED_LENGTH).equals(header.slice(SHARED_FROM, SHARED_LENGTH))
                || !localName.equals(name)) {
            throw new ZipException("an entry is not what the directory says");
        }
        return expected
                + LOCAL_LENGTH
                + name.remaining()
                + Short.toUnsignedInt(local.getShort(28))
                + Integer.toUnsignedLong(header.getInt(20));
    }

    private static void require(ByteBuffer directory, int length) throws ZipException {
        if (directory.remaining() < length) {
            throw new ZipException("its directory is cut off");
        }
    }

    private static ByteBuffer take(ByteBuffer from, int length) {
        ByteBuffer taken = from.slice(from.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        from.position(from.position() + length);
        return taken;
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        if (from < 0 || from + length > channel.size()) {
            throw new ZipException("it is cut off");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // A read may give less than there is.
        }
        return bytes.flip();
    }
}
