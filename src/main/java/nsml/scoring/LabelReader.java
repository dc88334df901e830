package nsml.scoring;

import java.io.IOException;

/**
 * Reads a file of one value a line, as Python's {@code repr} or JSON writes it, or bare text: a prediction or a label file. Notes
 * what is wrong in a tally and goes on.
 */
final class LabelReader {

    /** Takes the values as they come. */
    interface Sink {

        /** Takes the value of the next line; {@code index} counts from 0 those that could be read. */
        void take(int index, LabelValue value);
    }

    private final TextLines lines;
    private final Tally<LabelFlaw> tally;
    private final Literals literals = new Literals();
    private String firstBeyond = "";

    LabelReader(TextLines lines, Tally<LabelFlaw> tally) {
        this.lines = lines;
        this.tally = tally;
    }

    /**
     * Reads to the end.
     *
     * @param most how many values are handed on; the others are counted only
     * @return how many values there are, readable or not
     */
    int read(int most, Sink sink) throws IOException, BadAnswers {
        int count = 0;
        while (lines.next()) {
            for (int left = lines.skipped(); left > 0; left--) {
                int empty = lines.number() - left;
                tally.add(LabelFlaw.EMPTY_LINE, () -> "line " + empty);
            }
            if (count < most) {
                readValue(count, sink);
            } else if (count == most) {
                firstBeyond = lines.quoted() + " in line " + lines.number();
            }
            count++;
        }
        return count;
    }

    private void readValue(int index, Sink sink) {
        if (lines.isTooLong()) {
            add(LabelFlaw.LONG_LINE);
        } else if (!Quoted.isUtf8(lines.bytes(), 0, lines.length())) {
            add(LabelFlaw.NOT_UTF_8);
        } else {
            LabelValue.read(lines, literals)
                    .ifPresentOrElse(value -> sink.take(index, value), () -> add(LabelFlaw.NOT_A_LITERAL));
        }
    }

    /** Returns the first line whose value was counted only, for a message; empty if there was none. */
    String firstBeyond() {
        return firstBeyond;
    }

    /** Notes that something is wrong with the line that is being read. */
    void add(LabelFlaw flaw) {
        add(flaw, "");
    }

    /** Notes that something is wrong with the line that is being read, and why. */
    void add(LabelFlaw flaw, String reason) {
        tally.add(flaw, () -> lines.quoted() + " in line " + lines.number() + reason);
    }
}
