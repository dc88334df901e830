package nsml.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a session, {@code team/dataset/number}.
 *
 * @param team letters, digits, {@code _} and {@code -}
 * @param dataset the dataset's name
 * @param number counted from 1 for each team and dataset, never used twice
 */
public record SessionId(String team, String dataset, int number) {

    private static final Pattern FORM = Pattern.compile("([\\w-]{1,30})/([\\w-]{1,30})/([1-9]\\d{0,8})");

    /**
     * Reads a session's name.
     *
     * @throws IllegalArgumentException if it is not of the form
     */
    public static SessionId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a session is named TEAM/DATASET/NUMBER, for instance team/ir_ph1/3; this is \"" + text + "\"");
        }
        return new SessionId(matcher.group(1), matcher.group(2), Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return team + "/" + dataset + "/" + number;
    }
}
