package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Writes zip archives byte by byte, also such as no honest program writes. */
final class RawZip {

    /**
     * An entry, as its author wants it to look.
     *
     * @param mode the kind of file and its permissions, as Unix has them
     * @param at where it says that it begins; where it does if negative
     */
    @SuppressWarnings("ArrayRecordComponent") // Nobody compares two of them.
    record Entry(byte[] name, byte[] content, int mode, int flags, int method, int checksum, int at) {

        static Entry of(String name, byte[] content) {
            CRC32 checksum = new CRC32();
            checksum.update(content);
            return new Entry(name.getBytes(UTF_8), content, 0, 0x0800, 0, (int) checksum.getValue(), -1);
        }

        Entry withMode(int other) {
            return new Entry(name, content, other, flags, method, checksum, at);
        }

        Entry withFlags(int other) {
            return new Entry(name, content, mode, other, method, checksum, at);
        }

        Entry withMethod(int other) {
            return new Entry(name, content, mode, flags, other, checksum, at);
        }

        Entry withChecksum(int other) {
            return new Entry(name, content, mode, flags, method, other, at);
        }

        Entry at(int other) {
            return new Entry(name, content, mode, flags, method, checksum, other);
        }
    }

    private RawZip() {}

    static byte[] of(List<Entry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Integer> places = new ArrayList<>();
        for (Entry entry : entries) {
            places.add(entry.at() < 0 ? out.size() : entry.at());
            out.writeBytes(bytes(shared(buffer(30).putInt(0x04034b50), entry).putShort((short) 0)));
            out.writeBytes(entry.name());
            out.writeBytes(entry.content());
        }
        int directory = out.size();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            ByteBuffer header = buffer(46).putInt(0x02014b50).putShort((short) 0x031e);
            shared(header, entry);
            header.position(38);
            out.writeBytes(bytes(header.putInt(entry.mode() << 16).putInt(places.get(i))));
            out.writeBytes(entry.name());
        }
        short count = (short) entries.size();
        int length = out.size() - directory;
        out.writeBytes(bytes(buffer(22)
                .putInt(0x06054b50)
                .putInt(0)
                .putShort(count)
                .putShort(count)
                .putInt(length)
                .putInt(directory)));
        return out.toByteArray();
    }

    /** What the entry and the directory both say. */
    private static ByteBuffer shared(ByteBuffer header, Entry entry) {
        return header.putShort((short) 10)
                .putShort((short) entry.flags())
                .putShort((short) entry.method())
                .putInt(0x00410000)
                .putInt(entry.checksum())
                .putInt(entry.content().length)
                .putInt(entry.content().length)
                .putShort((short) entry.name().length);
    }

    private static byte[] bytes(ByteBuffer written) {
        byte[] bytes = new byte[written.capacity()];
        written.rewind().get(bytes);
        return bytes;
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
