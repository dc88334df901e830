package nsml.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import nsml.session.BinarySize;

/** Ages, sizes and measurements in the original's words. */
final class Words {

    /** The measurement that is the x axis of the others. */
    static final String STEP = "step";

    private static final int FULL = Integer.MAX_VALUE;

    /** Of one session in a table: nobody's thousands may hide the others. {@code -j} tells all. */
    private static final int MOST_MEASUREMENTS = 50;

    private static final String[] DECIMAL = {"Byte", "KB", "MB", "GB", "TB"};

    private Words() {}

    /** For instance {@code just now}, {@code 4 minutes ago}, {@code an hour ago}. */
    static String age(Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (age.toSeconds() < 10) {
            return "just now";
        } else if (age.toMinutes() < 1) {
            return "seconds ago";
        } else if (age.toHours() < 1) {
            return counted(age.toMinutes(), "a minute", "minutes");
        } else if (age.toDays() < 1) {
            return counted(age.toHours(), "an hour", "hours");
        }
        return counted(age.toDays(), "a day", "days");
    }

    private static String counted(long number, String one, String many) {
        return (number == 1 ? one : number + " " + many) + " ago";
    }

    /** Makes control characters visible, but for line ends and tabs: whoever wrote them may mean harm to a terminal. */
    static String visible(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.chars().forEach(c -> shown.append(c == '\n' || c == '\t' || !isControl(c) ? (char) c : '\ufffd'));
        return shown.toString();
    }

    /** Characters that do something instead of being seen; those that turn the order of others around among them. */
    static boolean isControl(int c) {
        return Character.isISOControl(c)
                || c == 0x061c
                || (c >= 0x200e && c <= 0x200f)
                || (c >= 0x2028 && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069);
    }

    /** Decimal units with at most two decimals, for instance {@code 366.74 MB}. */
    static String size(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < DECIMAL.length - 1) {
            value /= 1000;
            unit++;
        }
        return rounded(value, 2) + " " + DECIMAL[unit];
    }

    /** Binary units as in upload messages: two digits below ten, whole numbers above, for instance {@code 9.1 KiB}. */
    static String binarySize(long bytes) {
        return BinarySize.text(bytes);
    }

    /** The column Summary of {@code ps}: names in order, three decimals, without the step. */
    static String summary(Map<String, Double> values) {
        Map<String, Double> shown = new TreeMap<>(values);
        shown.remove(STEP);
        return summary(shown, 3);
    }

    /** The column Summary of {@code model ls}: names in order, full precision, the step among them. */
    static String fullSummary(Map<String, Double> values) {
        return summary(values, FULL);
    }

    private static String summary(Map<String, Double> values, int decimals) {
        String shown = new TreeMap<>(values)
                .entrySet().stream()
                        .limit(MOST_MEASUREMENTS)
                        .map(entry -> displayed(entry.getKey()) + "=" + rounded(entry.getValue(), decimals))
                        .collect(Collectors.joining(", "));
        return values.size() <= MOST_MEASUREMENTS
                ? shown
                : shown + ", and " + (values.size() - MOST_MEASUREMENTS) + " more";
    }

    /** A measurement's name as it is shown: {@code a__b} is {@code a/b}. */
    static String displayed(String measurement) {
        return measurement.replace("__", "/");
    }

    private static String rounded(double value, int decimals) {
        BigDecimal exact = new BigDecimal(PythonText.number(value));
        BigDecimal rounded = decimals == FULL ? exact : exact.setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** Twelve significant digits, as boards print a score. */
    static String score(double score) {
        BigDecimal rounded = new BigDecimal(score).round(new MathContext(12, RoundingMode.HALF_EVEN));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** For instance {@code 1h2m}, {@code 41m10s}, {@code 3.2s}. */
    static String duration(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1fs", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600 ? whole / 60 + "m" + whole % 60 + "s" : whole / 3600 + "h" + whole % 3600 / 60 + "m";
    }
}
