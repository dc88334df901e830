package nsml.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads a file line by line into one buffer, as bytes. Lines end with a line feed, or a carriage return and one; the last need
 * not. Lines of spaces alone are skipped and counted. Does not close the stream.
 */
final class TextLines {

    /** In bytes: a list of 36,748 references with names of 255 characters fits well. A longer line is cut off there. */
    static final int LONGEST = 1 << 24;

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final InputStream in;
    private final long maxBytes;
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private int filled;
    private long bytesRead;

    private byte[] line = new byte[1 << 12];
    private int length;
    private boolean tooLong;
    private int number;
    private int skipped;

    TextLines(InputStream in, long maxBytes) {
        this.in = in;
        this.maxBytes = maxBytes;
    }

    /** Moves on to the next line that has more than spaces; returns false if there is none. */
    boolean next() throws IOException, BadAnswers {
        skipped = 0;
        while (read()) {
            number++;
            if (number == 1 && startsWithByteOrderMark()) {
                length -= BYTE_ORDER_MARK.length;
                System.arraycopy(line, BYTE_ORDER_MARK.length, line, 0, length);
            }
            if (!isBlank()) {
                return true;
            }
            skipped++;
        }
        return false;
    }

    /** Reads up to the next line feed; returns false if nothing was left. */
    private boolean read() throws IOException, BadAnswers {
        length = 0;
        tooLong = false;
        boolean any = false;
        while (at < filled || fill()) {
            any = true;
            int from = at;
            while (at < filled && chunk[at] != '\n') {
                at++;
            }
            append(from, at);
            if (at < filled) {
                at++;
                break;
            }
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return any;
    }

    private boolean fill() throws IOException, BadAnswers {
        at = 0;
        filled = Math.max(0, in.read(chunk, 0, chunk.length));
        bytesRead += filled;
        if (bytesRead > maxBytes) {
            throw Pieces.tooLarge(bytesRead, maxBytes);
        }
        return filled > 0;
    }

    private void append(int from, int to) {
        int count = Math.min(to - from, LONGEST - length);
        tooLong |= count < to - from;
        if (length + count > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST, Math.max(2 * line.length, length + count)));
        }
        System.arraycopy(chunk, from, line, length, count);
        length += count;
    }

    private boolean startsWithByteOrderMark() {
        return length >= BYTE_ORDER_MARK.length
                && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
    }

    private boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    /** Returns the number of the line in the file, from 1. */
    int number() {
        return number;
    }

    /** Returns how many lines were skipped on the way to this one. */
    int skipped() {
        return skipped;
    }

    /** Returns the buffer, which begins with the line and stays as it is until {@link #next}. */
    byte[] bytes() {
        return line;
    }

    int length() {
        return length;
    }

    boolean isTooLong() {
        return tooLong;
    }

    /** Returns the line for a message, whatever its bytes are. */
    String quoted() {
        return Quoted.bytes(line, 0, length);
    }
}
