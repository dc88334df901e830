package nsml.session;

import java.util.List;

/** Lists that are cut where they would be too long to read. */
final class Problems {

    private static final int SHOWN = 5;

    private Problems() {}

    /** The first ones, and how many more there are. */
    static String few(List<String> all) {
        return few(all, SHOWN);
    }

    static String few(List<String> all, int shown) {
        return String.join(", ", all.subList(0, Math.min(shown, all.size())))
                + (all.size() > shown ? " and " + (all.size() - shown) + " more" : "");
    }

    /** A name that may hold anything, in quotes and fit for a terminal. */
    static String quoted(String name) {
        return "\"" + name.replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?") + "\"";
    }
}
