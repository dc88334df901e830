package nsml.dataset;

/**
 * The names within a version's folder. The three sides are mounted, each alone; the rest never is.
 */
final class VersionFolder {

    static final String TRAIN_SIDE = "run";
    static final String TEST_SIDE = "submit";
    static final String SAMPLE_SIDE = "sample";
    static final String HIDDEN = "hidden";
    static final String HIDDEN_FILE = "hidden/answers.json";
    static final String DEFINITION = "competition.yaml";
    /** Written last. */
    static final String CONTENTS = "contents.json";

    private VersionFolder() {}
}
