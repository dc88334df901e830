package nsml.catalog;

/** The name that a checkpoint is stored under, as the library for Python makes it of the name in a script. */
public final class CheckpointName {

    private CheckpointName() {}

    /** Tells whether a stored name stands for a name as people type it, which may be the one in the script: {@code best/0.9}. */
    public static boolean means(String stored, String typed) {
        return stored.equals(typed) || stored.equals(ofScript(typed));
    }

    private static String ofScript(String name) {
        StringBuilder stored = new StringBuilder();
        name.codePoints().forEach(character -> {
            boolean first = stored.isEmpty();
            if (isKept(character) && !(first && character == '.')) {
                stored.appendCodePoint(character);
            } else {
                stored.append("=x").append(Integer.toHexString(character)).append('=');
            }
        });
        return stored.toString();
    }

    private static boolean isKept(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || "._+-".indexOf(character) >= 0;
    }
}
