package nsml.cli;

import java.util.regex.Pattern;
import nsml.session.Refusal;

/** Whose sessions these are: the variable NSML_TEAM, by default {@code team}. */
final class Team {

    private static final Pattern FORM = Pattern.compile("[\\w-]{1,30}");

    private static final String WORDS = "1 to 30 letters, digits, _ and -";

    private Team() {}

    static String name(Services services) {
        String name = services.environment().getOrDefault("NSML_TEAM", "team");
        if (!FORM.matcher(name).matches()) {
            throw new Refusal("NSML_TEAM is \"" + name + "\"; expected " + WORDS);
        }
        return name;
    }

    /** Returns the name of another team. */
    static String checked(String name) {
        if (!FORM.matcher(name).matches()) {
            throw new Refusal("a team's name is " + WORDS + "; this is \"" + name + "\"");
        }
        return name;
    }
}
