package nsml.session;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package that a submission wants from pip; its version does not matter here, as there is no choice.
 *
 * @param name its name as written
 * @param marker the condition under which it is wanted, for instance {@code python_version < "3.4"}; may be empty
 */
public record Requirement(String name, String marker) {

    private static final int LONGEST = 1_000;
    private static final Pattern FORM =
            Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:\\[[^]]*])?\\s*(?:[(<>=!~@,].*)?");
    private static final Pattern EGG = Pattern.compile("[#&]egg=([A-Za-z0-9._-]+)");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:[a-z]+\\+)?[a-z]+://.*|git@.*|.*\\.(?:whl|zip|tar\\.gz)");
    private static final Pattern LAST =
            Pattern.compile("([A-Za-z0-9._]+?)(?:-\\d.*|\\.git.*|\\.zip|\\.whl|\\.tar\\.gz)?(?:@.*)?$");

    /** Reads a line of requirements.txt or an item of install_requires; empty if it names no package. */
    static Optional<Requirement> parse(String line) {
        if (line.length() > LONGEST) {
            return Optional.empty();
        }
        String text = line.replaceFirst("(^|\\s)#.*", "")
                .replaceFirst("\\s--?\\w.*", "")
                .strip();
        Matcher egg = EGG.matcher(line);
        if (egg.find()) {
            return Optional.of(new Requirement(egg.group(1), ""));
        }
        if (text.isEmpty() || text.startsWith("-") || text.startsWith(".")) {
            return Optional.empty();
        }
        String[] parts = text.split(";", 2);
        if (ADDRESS.matcher(text).matches() && !text.contains("@ ")) {
            Matcher last = LAST.matcher(text.substring(text.lastIndexOf('/') + 1));
            return last.find() ? Optional.of(new Requirement(last.group(1), "")) : Optional.empty();
        }
        Matcher matcher = FORM.matcher(parts[0].strip());
        return matcher.matches()
                ? Optional.of(new Requirement(matcher.group(1), parts.length > 1 ? parts[1].strip() : ""))
                : Optional.empty();
    }
}
