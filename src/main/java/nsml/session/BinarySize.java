package nsml.session;

import java.util.Locale;

/** Sizes in the original's words for uploads: one decimal below ten, whole numbers above, for instance {@code 9.1 KiB}. */
public final class BinarySize {

    private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB"};

    private BinarySize() {}

    /** Writes a size. */
    public static String text(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < UNITS.length - 1) {
            value /= 1024;
            unit++;
        }
        boolean fraction = unit > 0 && value < 9.95;
        return String.format(Locale.ROOT, fraction ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
    }
}
