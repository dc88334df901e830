package nsml.dataset;

import java.util.List;
import nsml.scoring.Quoted;

/** The words by which a dataset is found, for instance {@code #retrieval}. */
final class Tags {

    private static final int MOST = 7;
    private static final int LONGEST = 50;

    private Tags() {}

    /**
     * Copies and checks.
     *
     * @throws IllegalArgumentException if there are too many, or one is too long or does not begin with {@code #}
     */
    static List<String> checked(List<String> tags) {
        if (tags.size() > MOST) {
            throw new IllegalArgumentException("a dataset has at most " + MOST + " tags; these are " + tags.size());
        }
        for (String tag : tags) {
            if (tag.length() < 2
                    || tag.length() > LONGEST
                    || tag.charAt(0) != '#'
                    || tag.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
                throw new IllegalArgumentException("a tag begins with # and has 2 to " + LONGEST
                        + " characters without blanks, for instance \"#retrieval\" (in quotes); this is "
                        + Quoted.text(tag));
            }
        }
        return List.copyOf(tags);
    }
}
