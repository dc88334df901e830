package nsml.scoring;

import java.math.BigInteger;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as Python and JSON write them. Neither Java's suffixes nor its hexadecimal are numbers here. */
final class Numbers {

    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern NOT_FINITE = Pattern.compile("[+-]?(nan|inf|infinity)");
    /** From version 2 on, numpy's {@code repr} names the type: {@code np.float32(0.5)}. */
    private static final Pattern NUMPY = Pattern.compile("np\\.[a-z]+[0-9]*_?\\(([^()]*)\\)");

    /** Longer ones would make reading them slow; a double has 767 significant digits at most. */
    private static final int LONGEST = 1024;

    /** Up to here a double holds every whole number. */
    private static final double EXACT = 1L << 53;

    private Numbers() {}

    /** Reads a number, true (1) or false (0); infinite or NaN if the text says so or is out of range; empty if it is none. */
    static OptionalDouble parse(String text) {
        if (text.length() > LONGEST) {
            return OptionalDouble.empty();
        }
        String bare = withoutType(text);
        if (NUMBER.matcher(bare).matches()) {
            return OptionalDouble.of(Double.parseDouble(bare));
        }
        return switch (bare) {
            case "True", "true" -> OptionalDouble.of(1);
            case "False", "false" -> OptionalDouble.of(0);
            default ->
                NOT_FINITE.matcher(bare.toLowerCase(Locale.ROOT)).matches()
                        ? OptionalDouble.of(Double.NaN)
                        : OptionalDouble.empty();
        };
    }

    /** Returns the same text for equal numbers and different ones for others; the text must be a finite number. */
    static String key(String text) {
        String bare = withoutType(text);
        if (WHOLE.matcher(bare).matches()) {
            return new BigInteger(bare).toString();
        }
        double number = parse(bare).orElseThrow();
        return number == Math.rint(number) && Math.abs(number) <= EXACT
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private static String withoutType(String text) {
        var matcher = NUMPY.matcher(text);
        return matcher.matches() ? matcher.group(1) : text;
    }
}
