package nsml.cli;

import java.util.regex.Pattern;
import nsml.session.Refusal;

/** Whose sessions these are: the variable NSML_TEAM, by default {@code team}. */
final class Team {

    private static final Pattern FORM = Pattern.compile("[\\w-]{1,30}");

    private Team() {}

    static String name(Services services) {
        String name = services.environment().getOrDefault("NSML_TEAM", "team");
        if (!FORM.matcher(name).matches()) {
            throw new Refusal("NSML_TEAM is \"" + name + "\"; expected 1 to 30 letters, digits, _ and -");
        }
        return name;
    }
}
