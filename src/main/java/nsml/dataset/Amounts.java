package nsml.dataset;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsml.scoring.Quoted;

/** Durations and sizes as a competition's definition writes them: a whole number and a unit, nothing between. */
public final class Amounts {

    static final String DURATION = "a duration: a whole number with s, m, h or d, for instance 90s, 10m or 24h";
    static final String SIZE = "a size: a whole number with K, M, G or T (powers of 1024), for instance 300M or 24G";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,9})([A-Za-z])");
    private static final String SIZE_UNITS = "KMGT";

    private Amounts() {}

    static Optional<Duration> duration(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "s" -> Optional.of(Duration.ofSeconds(number));
            case "m" -> Optional.of(Duration.ofMinutes(number));
            case "h" -> Optional.of(Duration.ofHours(number));
            case "d" -> Optional.of(Duration.ofDays(number));
            default -> Optional.empty();
        };
    }

    static Optional<Long> size(String text) {
        Matcher matcher = FORM.matcher(text);
        int unit = matcher.matches() ? SIZE_UNITS.indexOf(matcher.group(2)) : -1;
        if (unit < 0) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        int shift = 10 * (unit + 1);
        return number <= Long.MAX_VALUE >> shift ? Optional.of(number << shift) : Optional.empty();
    }

    /**
     * Reads a size, for instance {@code 300M}, in powers of 1024.
     *
     * @return bytes, at least 1
     * @throws IllegalArgumentException if it is none, or zero
     */
    public static long parseSize(String text) {
        return size(text)
                .filter(bytes -> bytes > 0)
                .orElseThrow(() -> new IllegalArgumentException(Quoted.text(text) + " is not " + SIZE + ", above 0"));
    }

    /** The inverse of {@link #duration}, in the largest unit that leaves no rest; days are rarely meant. */
    static String print(Duration duration) {
        if (duration.toMinutes() * 60 != duration.toSeconds()) {
            return duration.toSeconds() + "s";
        }
        return duration.toHours() * 60 == duration.toMinutes() && !duration.isZero()
                ? duration.toHours() + "h"
                : duration.toMinutes() + "m";
    }

    /** The inverse of {@link #size}, in the largest unit that leaves no rest; at least 1K. */
    public static String print(long bytes) {
        int unit = Math.max(1, Math.min(SIZE_UNITS.length(), Long.numberOfTrailingZeros(bytes) / 10));
        return (bytes >> (10 * unit)) + SIZE_UNITS.substring(unit - 1, unit);
    }
}
