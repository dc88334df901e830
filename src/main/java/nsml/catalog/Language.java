package nsml.catalog;

/** What a submission's entry is written in. */
public enum Language {
    /** A jar with an {@code nsml.shim.Submission}. */
    JAVA,
    /** A script. */
    PYTHON;

    private static final String JAR = ".jar";

    /** Tells by the name of the entry. */
    public static Language of(String entry) {
        return entry.endsWith(JAR) ? JAVA : PYTHON;
    }

    /** Returns the word that a package's manifest uses. */
    public String printed() {
        return this == JAVA ? "java" : "python";
    }
}
