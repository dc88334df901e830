package nsml.shim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileLinesTest {

    private static final long SEED = 20180806;
    private static final int INPUTS = 100_000;
    /** For an input of a few hundred bytes, garbage included; a channel's buffers take some of it. */
    private static final long MOST_MEMORY = 500_000;

    private static final String[] SPLINTERS = {
        "{",
        "}",
        "[",
        "]",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        ",",
        ":",
        "null",
        "true",
        "-",
        "1e999",
        "0.",
        "1E+9",
        "\n",
        "\r",
        "\u0000",
        "\u007f",
        "\u20ac",
        "\uD83D\uDE00",
        "\"type\":",
        "\"done\"",
        "9223372036854775808",
        "NaN",
        " "
    };

    @Test
    void aMutatedConversationEndsInMessagesOrInTheOneException() {
        var random = new Random(SEED);
        List<byte[]> seeds = Stream.concat(
                        MessagesTest.requests().map(RequestCodec::encode),
                        MessagesTest.replies().map(ReplyCodec::encode))
                .map(line -> (line + "\n").getBytes(UTF_8))
                .toList();
        int understood = 0;
        for (int i = 0; i < INPUTS; i++) {
            byte[] input = mutated(seeds.get(random.nextInt(seeds.size())), random);
            String name = "seed " + SEED + ", input " + i;
            long before = allocatedBytes();
            understood += requestsIn(input, name);
            if (allocatedBytes() - before > MOST_MEMORY) {
                // Again: the first time, it may have been for classes that were loaded.
                long again = allocatedBytes();
                requestsIn(input, name);
                assertThat(allocatedBytes() - again).as("memory for " + name).isLessThan(MOST_MEMORY);
            }
        }
        // Were it nearly none or nearly all, the mutations would try little.
        assertThat(understood).isBetween(INPUTS / 50, INPUTS / 2);
    }

    @Test
    void anEndlessLineIsGivenUpAtTheCap() {
        var endless = new Repeated("{\"type\":\"", "a", Integer.MAX_VALUE);

        assertThatThrownBy(() -> new Channel(endless).receive()).isInstanceOf(ProtocolException.class);

        assertThat(endless.given).isBetween((long) Channel.MAX_LINE, Channel.MAX_LINE + 8192L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[",
                "{\"a\":",
                "{},",
                "\"\",",
                "1,",
                "\"\\u0041",
                "\\",
                "[[[[[[[[[[[[[]]]]]]]]]]]]],",
                "123456789",
                "a"
            })
    void aLineOfTheLongestSizeCostsAFewTimesItsSizeAtMost(String splinter) {
        long before = allocatedBytes();

        assertThatThrownBy(() -> new Channel(new Repeated("{\"a\":[", splinter, Channel.MAX_LINE - 20)).receive())
                .isInstanceOf(ProtocolException.class);

        // All that was ever allocated, most of it garbage long before the end.
        assertThat(allocatedBytes() - before).isLessThan(24L * Channel.MAX_LINE);
    }

    private static int requestsIn(byte[] input, String name) {
        int understood = 0;
        try (var channel = new Channel(new Repeated(input))) {
            while (channel.receive().isPresent()) {
                understood++;
            }
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).as(name).startsWith("expected").hasSizeLessThan(300);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            fail(name + ": " + new String(input, UTF_8), e);
        }
        return understood;
    }

    private static byte[] mutated(byte[] seed, Random random) {
        var bytes = new ArrayList<Byte>();
        for (byte each : seed) {
            bytes.add(each);
        }
        for (int count = 1 + random.nextInt(4); count > 0; count--) {
            int at = random.nextInt(bytes.size());
            switch (random.nextInt(5)) {
                case 0 -> bytes.set(at, (byte) random.nextInt(256));
                case 1 ->
                    bytes.subList(at, Math.min(bytes.size() - 1, at + random.nextInt(8)))
                            .clear();
                case 2 -> bytes.addAll(at, List.copyOf(bytes.subList(random.nextInt(at + 1), at)));
                case 3 -> bytes.set(at, (byte) "\"{}[],:\\0n\n".charAt(random.nextInt(11)));
                default -> {
                    for (byte each : SPLINTERS[random.nextInt(SPLINTERS.length)].getBytes(UTF_8)) {
                        bytes.add(at++, each);
                    }
                }
            }
        }
        var result = new ByteArrayOutputStream();
        bytes.forEach(result::write);
        return result.toByteArray();
    }

    private static long allocatedBytes() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    /** Gives some bytes, and then others over and over; ends a line and the stream after so many. */
    private static final class Repeated implements ByteChannel {

        private final byte[] first;
        private final byte[] then;
        private final long size;
        private long given;

        Repeated(byte[] all) {
            this.first = all;
            this.then = new byte[0];
            this.size = all.length;
        }

        Repeated(String first, String then, long size) {
            this.first = first.getBytes(UTF_8);
            this.then = then.getBytes(UTF_8);
            this.size = size;
        }

        @Override
        public int read(ByteBuffer target) {
            int count = (int) Math.min(target.remaining(), size - given);
            for (int i = 0; i < count; i++, given++) {
                target.put(given < first.length ? first[(int) given] : next());
            }
            return count == 0 ? -1 : count;
        }

        private byte next() {
            return given == size - 1 ? (byte) '\n' : then[(int) ((given - first.length) % then.length)];
        }

        @Override
        public int write(ByteBuffer source) {
            throw new AssertionError("nobody asked for a reply");
        }

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {}
    }
}
