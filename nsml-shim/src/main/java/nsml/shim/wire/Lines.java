package nsml.shim.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;

/** Capped lines of UTF-8 over a byte channel. */
final class Lines {

    private final ByteChannel transport;
    private final ByteBuffer incoming = ByteBuffer.allocate(8192).flip();

    Lines(ByteChannel transport) {
        this.transport = transport;
    }

    /** Waits for the next line; empty at the end of the stream. */
    Optional<String> read() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            while (incoming.hasRemaining()) {
                byte next = incoming.get();
                if (next == '\n') {
                    return Optional.of(decode(line.toByteArray()));
                }
                if (line.size() == Channel.MAX_LINE) {
                    throw new ProtocolException("expected a line of at most " + Channel.MAX_LINE + " bytes, got more");
                }
                line.write(next);
            }
            if (!refill()) {
                if (line.size() > 0) {
                    throw new ProtocolException("expected the end of a line, got the end of the stream");
                }
                return Optional.empty();
            }
        }
    }

    void write(String line) throws IOException {
        byte[] bytes = (line + '\n').getBytes(UTF_8);
        if (bytes.length - 1 > Channel.MAX_LINE) {
            throw new IllegalArgumentException("expected a message of at most " + Channel.MAX_LINE + " bytes, got "
                    + (bytes.length - 1) + "; large data go through files");
        }
        var outgoing = ByteBuffer.wrap(bytes);
        while (outgoing.hasRemaining()) {
            transport.write(outgoing);
        }
    }

    private boolean refill() throws IOException {
        incoming.clear();
        int count = transport.read(incoming);
        incoming.flip();
        return count >= 0;
    }

    private static String decode(byte[] line) throws ProtocolException {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
        } catch (CharacterCodingException e) {
            throw new ProtocolException("expected a line of UTF-8, got other bytes");
        }
    }
}
