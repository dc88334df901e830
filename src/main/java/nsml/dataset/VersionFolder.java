package nsml.dataset;

/**
 * The names within a version's folder. The three sides are mounted with submissions, each alone; what is hidden never is.
 */
final class VersionFolder {

    static final String TRAIN_SIDE = "run";
    static final String TEST_SIDE = "submit";
    static final String SAMPLE_SIDE = "sample";
    static final String HIDDEN = "hidden";
    /** The truth, split and sample of rankings. */
    static final String HIDDEN_FILE = "hidden/answers.json";
    /** The words that give away who has looked at what is hidden. */
    static final String CANARIES = "hidden/canaries.json";

    static final String MANIFEST = "hidden/manifest";
    /** The files of rankings as they were pushed, behind a canary if there are any. */
    static final String PUSHED_ANSWERS = "hidden/pushed/answers";

    static final String PUSHED_SPLIT = "hidden/pushed/split";
    /** What the owner's program sees when it scores predictions, and predictions on the sample. */
    static final String EVALUATION_SIDE = "hidden/evaluation";

    static final String SAMPLE_EVALUATION_SIDE = "hidden/sample";
    static final String EVALUATION = "hidden/evaluation.py";
    static final String DEFINITION = "competition.yaml";
    /** Written last. */
    static final String CONTENTS = "contents.json";

    static final String DATA_LOADER = "data_loader.py";

    private VersionFolder() {}
}
