package nsml.scoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a line of a label or prediction file holds. */
sealed interface LabelValue {

    /** A string in quotes, decoded. */
    record Text(String text) implements LabelValue {}

    /** A line that is neither in quotes nor in brackets, without the spaces around: a number, or text as it is. */
    record Bare(String text) implements LabelValue {}

    /** A list or tuple of numbers; nested ones are laid end to end. Some may not be finite. */
    final class Row implements LabelValue {

        private final double[] numbers;

        private Row(double[] numbers) {
            this.numbers = numbers;
        }

        /** Returns the numbers, which nobody changes. */
        double[] numbers() {
            return numbers;
        }
    }

    /** Reads the line, which is UTF-8; empty if it begins with a quote or bracket and is no string or list of numbers. */
    static Optional<LabelValue> read(TextLines lines, Literals literals) {
        literals.over(lines);
        if (literals.seesString()) {
            return literals.takeString() && literals.atEnd()
                    ? Optional.of(new Text(new String(
                            literals.text(), literals.textFrom(), literals.textTo() - literals.textFrom(), UTF_8)))
                    : Optional.empty();
        }
        if (literals.seesList()) {
            NumberRow row = new NumberRow(literals);
            return row.take(0) && literals.atEnd() ? Optional.of(new Row(row.numbers())) : Optional.empty();
        }
        return Optional.of(new Bare(new String(lines.bytes(), 0, lines.length(), UTF_8).strip()));
    }

    /** Returns the number that a text, in quotes or not, stands for; infinite or NaN if it says so. */
    static OptionalDouble number(LabelValue value) {
        if (value instanceof Text text) {
            return Numbers.parse(text.text());
        } else if (value instanceof Bare bare) {
            return Numbers.parse(bare.text());
        }
        double[] numbers = ((Row) value).numbers();
        return numbers.length == 1 ? OptionalDouble.of(numbers[0]) : OptionalDouble.empty();
    }

    /** Takes the numbers of a list. */
    final class NumberRow {

        private static final int DEEPEST = 16;
        /** A short text can name many numbers, each of which takes eight bytes. */
        private static final int MOST = 1 << 20;

        private final Literals literals;
        private double[] numbers = new double[16];
        private int count;

        private NumberRow(Literals literals) {
            this.literals = literals;
        }

        private boolean take(int depth) {
            if (depth == DEEPEST) {
                return false;
            }
            char close = literals.open();
            while (!literals.take(close)) {
                if (!(literals.seesList() ? take(depth + 1) : takeNumber())) {
                    return false;
                }
                if (!literals.take(',') && !literals.sees(close)) {
                    return false;
                }
            }
            return true;
        }

        private boolean takeNumber() {
            OptionalDouble number = Numbers.parse(literals.takeWord());
            if (number.isEmpty() || count == MOST) {
                return false;
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count++] = number.getAsDouble();
            return true;
        }

        private double[] numbers() {
            return Arrays.copyOf(numbers, count);
        }
    }
}
