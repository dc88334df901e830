package nsml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * Feeds a reader with mutations of good inputs, always the same ones. A failure names the seed, the number and the bytes of its
 * input. The property {@code nsml.fuzz} asks for another number of inputs.
 */
public final class Fuzz {

    /** What is tried. */
    public interface Reader {

        /**
         * Reads an input.
         *
         * @return whether it was taken; refusing it by the exception declared for that is to return false, anything else thrown
         *     is a failure
         */
        boolean read(byte[] input) throws Exception;
    }

    /** Makes an input of a good one. */
    public interface Mutation {
        byte[] of(Random random) throws Exception;
    }

    /** How much memory an input may take, garbage included. */
    public record Cap(long bytes, long perByte) {

        private long of(byte[] input) {
            return bytes + perByte * input.length;
        }
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Fuzz() {}

    /** Returns how many inputs are tried where nothing else is asked for. */
    public static int inputs() {
        return Integer.getInteger("nsml.fuzz", 100_000);
    }

    /** Tries {@code inputs} mutations and returns how many were taken. */
    public static int run(long seed, int inputs, Cap cap, Mutation mutation, Reader reader) throws Exception {
        Random random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < inputs; i++) {
            byte[] input = mutation.of(random);
            try {
                long before = allocated();
                taken += reader.read(input) ? 1 : 0;
                if (allocated() - before > cap.of(input)) {
                    // Again: the first time, it may have been for classes that were loaded.
                    long again = allocated();
                    reader.read(input);
                    assertThat(allocated() - again).as("memory").isLessThanOrEqualTo(cap.of(input));
                }
            } catch (Exception | Error e) {
                throw new AssertionError(name(seed, i, input), e);
            }
        }
        return taken;
    }

    /** Makes an empty folder, to be deleted by the caller, where a hundred thousand files cost least. */
    public static Path folder() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory)
                ? Files.createTempDirectory(memory, "nsml-fuzz-")
                : Files.createTempDirectory("nsml-fuzz-");
    }

    private static long allocated() {
        return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private static String name(long seed, int number, byte[] input) {
        return "seed " + seed + ", input " + number + ", in base 64: "
                + Base64.getEncoder().encodeToString(input);
    }

    /** Changes one to four places: bytes are lost, doubled, replaced, or a splinter comes in. */
    public static byte[] mutated(byte[] original, List<byte[]> splinters, Random random) {
        byte[] bytes = original;
        for (int left = 1 + random.nextInt(4); left > 0; left--) {
            int from = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(random.nextInt(8) == 0 ? 200 : 8));
            byte[] splinter = splinters.get(random.nextInt(splinters.size()));
            bytes = switch (random.nextInt(7)) {
                case 0 -> spliced(bytes, from, to, new byte[0]);
                case 1 -> spliced(bytes, from, from, Arrays.copyOfRange(bytes, from, to));
                case 2 -> spliced(bytes, from, from, splinter);
                case 3 -> spliced(bytes, from, Math.min(bytes.length, from + splinter.length), splinter);
                case 4 ->
                    spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
                case 5 -> withBit(bytes, from, random);
                default -> random.nextInt(10) == 0 ? Arrays.copyOf(bytes, from) : bytes;
            };
        }
        return bytes;
    }

    private static byte[] withBit(byte[] bytes, int at, Random random) {
        byte[] changed = bytes.clone();
        if (at < changed.length) {
            changed[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return changed;
    }

    /** Returns the bytes with those from {@code from} up to {@code to} replaced. */
    public static byte[] spliced(byte[] bytes, int from, int to, byte[] replacement) {
        return ByteBuffer.allocate(bytes.length - (to - from) + replacement.length)
                .put(bytes, 0, from)
                .put(replacement)
                .put(bytes, to, bytes.length - to)
                .array();
    }
}
