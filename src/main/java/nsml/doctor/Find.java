package nsml.doctor;

import java.util.Locale;

/**
 * A trace that a case leaves outside if it succeeds; the doctor looks for it when the case has ended.
 *
 * @param place where to look
 * @param text what for
 */
public record Find(Place place, String text) {

    /** Where to look. */
    public enum Place {
        /** A process of the machine with the text in its command line. */
        PROCESS,
        /** A file of the host. */
        FILE,
        /** The text in what the case printed. */
        LOG,
        /** The text in what the competitor is told of a session's end. */
        TOLD
    }

    /**
     * Reads what a header says.
     *
     * @param text for instance {@code process sleep 61.040}
     * @throws IllegalArgumentException if the place is none
     */
    static Find parse(String text) {
        String[] parts = text.strip().split(" ", 2);
        if (parts.length == 2) {
            for (Place place : Place.values()) {
                if (place.name().toLowerCase(Locale.ROOT).equals(parts[0])) {
                    return new Find(place, parts[1].strip());
                }
            }
        }
        throw new IllegalArgumentException(
                "expected \"process TEXT\", \"file PATH\", \"log TEXT\" or \"told TEXT\" in \"finds\", got \""
                        + text.strip() + "\"");
    }

    @Override
    public String toString() {
        return place.name().toLowerCase(Locale.ROOT) + " \"" + text + "\"";
    }
}
