package nsml.runner;

/**
 * Why a run is over.
 *
 * @param verdict what became of the submission
 * @param detail one sentence for the user
 */
record Ending(Verdict verdict, String detail) {}
