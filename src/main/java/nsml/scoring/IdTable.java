package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Numbers ids and finds the number of one that lies somewhere in an array of bytes, without making a string of it.
 *
 * <p>Open addressing, at most half full. What is stored comes from the competition's owner, so nobody who is looked up can make
 * the table slow.
 */
final class IdTable {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long MULTIPLIER = 0x9E37_79B9_7F4A_7C15L;

    private final List<String> ids;
    private final byte[][] encoded;
    private final int[] hashes;
    private final int[] slots;

    /** Numbers the ids from 0, in their order. */
    IdTable(Collection<String> ids) {
        this.ids = List.copyOf(ids);
        encoded = new byte[this.ids.size()][];
        hashes = new int[encoded.length];
        slots = new int[Math.max(2, Integer.highestOneBit(encoded.length) * 4)];
        Arrays.fill(slots, -1);
        for (int number = 0; number < encoded.length; number++) {
            byte[] bytes = this.ids.get(number).getBytes(UTF_8);
            encoded[number] = bytes;
            hashes[number] = hash(bytes, 0, bytes.length);
            int slot = hashes[number] & slots.length - 1;
            while (slots[slot] >= 0) {
                slot = slot + 1 & slots.length - 1;
            }
            slots[slot] = number;
        }
    }

    int size() {
        return encoded.length;
    }

    String id(int number) {
        return ids.get(number);
    }

    /** Returns the number of the id, or -1 if it is not one. */
    int find(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int slot = hash & slots.length - 1;
        while (true) {
            int number = slots[slot];
            if (number < 0) {
                return -1;
            }
            byte[] id = encoded[number];
            if (hashes[number] == hash && Arrays.equals(id, 0, id.length, bytes, from, to)) {
                return number;
            }
            slot = slot + 1 & slots.length - 1;
        }
    }

    int find(String id) {
        byte[] bytes = id.getBytes(UTF_8);
        return find(bytes, 0, bytes.length);
    }

    private static int hash(byte[] bytes, int from, int to) {
        long hash = (long) to - from;
        int i = from;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            hash = mix(hash ^ (long) LONGS.get(bytes, i));
        }
        long rest = 0;
        for (; i < to; i++) {
            rest = rest << Byte.SIZE | (bytes[i] & 0xff);
        }
        return (int) (mix(hash ^ rest) >>> Integer.SIZE);
    }

    private static long mix(long value) {
        long product = value * MULTIPLIER;
        return product ^ product >>> 29;
    }
}
