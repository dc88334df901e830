package nsml.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * Cuts a stream at tabs and line breaks, one piece at a time, in one buffer whatever the length of the pieces.
 *
 * <p>A piece longer than {@link #LONGEST} is cut off somewhere beyond that length. Does not close the stream.
 */
final class Pieces {

    /** What comes after a piece. */
    enum End {
        TAB,
        LINE,
        FILE
    }

    /** In bytes. A file name has at most 255. */
    static final int LONGEST = 1024;

    private static final int BUFFER = 1 << 16;

    private final InputStream in;
    private final long maxBytes;
    private final byte[] bytes = new byte[BUFFER];
    private long bytesRead;
    private int filled;
    private int from;
    private int to;
    private int following;
    private End end = End.LINE;

    Pieces(InputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves on to the next piece, at the end of the file to an empty one. */
    void next() throws IOException, BadAnswers {
        from = following;
        to = from;
        while (!endsWithinBuffer()) {
            if (!fill()) {
                following = to;
                end = End.FILE;
                return;
            }
        }
    }

    private boolean endsWithinBuffer() {
        byte[] buffer = bytes;
        for (int i = to; i < filled; i++) {
            byte next = buffer[i];
            if (next == '\t' || next == '\n') {
                to = i;
                following = i + 1;
                end = next == '\t' ? End.TAB : End.LINE;
                return true;
            }
        }
        to = filled;
        return false;
    }

    private boolean fill() throws IOException, BadAnswers {
        int kept = to - from;
        if (kept == bytes.length) {
            kept = LONGEST + 1;
        }
        System.arraycopy(bytes, from, bytes, 0, kept);
        from = 0;
        to = kept;
        filled = kept;
        int count = in.read(bytes, filled, bytes.length - filled);
        if (count < 0) {
            return false;
        }
        filled += count;
        bytesRead += count;
        if (bytesRead > maxBytes) {
            throw tooLarge(bytesRead, maxBytes);
        }
        return true;
    }

    static BadAnswers tooLarge(long size, long maxBytes) {
        return new BadAnswers(
                BadAnswers.Kind.WRONG,
                String.format(
                        Locale.ROOT,
                        "the answers file is too large: %,d bytes or more, and %,d are allowed (answers in the competition's limits)",
                        size,
                        maxBytes));
    }

    byte[] buffer() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    End end() {
        return end;
    }

    boolean isEmpty() {
        return to == from;
    }

    boolean startsWith(String ascii) {
        int length = ascii.length();
        return to - from >= length && ascii.equals(new String(bytes, from, length, ISO_8859_1));
    }

    boolean contentEquals(String ascii) {
        return to - from == ascii.length() && startsWith(ascii);
    }

    /** Returns the piece for a message, whatever its bytes are. */
    String quoted() {
        return Quoted.bytes(bytes, from, to);
    }
}
