package nsml.cli;

/** Texts that tables print in one line. */
final class OneLine {

    private OneLine() {}

    static String checked(String text) {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a description is one line without control characters; this is \""
                    + Words.visible(text).replaceAll("[\n\t]", "?") + "\"");
        }
        return text;
    }
}
