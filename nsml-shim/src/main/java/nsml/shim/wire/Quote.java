package nsml.shim.wire;

/** Quotes what a peer said, short and printable, for messages that end in a log or on a terminal. */
final class Quote {

    private static final int MAX_LENGTH = 40;

    private Quote() {}

    static String of(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < Math.min(text.length(), MAX_LENGTH); i++) {
            char next = text.charAt(i);
            quoted.append(next < ' ' || next > '~' ? '?' : next);
        }
        return quoted.append(text.length() > MAX_LENGTH ? "...\"" : "\"").toString();
    }
}
