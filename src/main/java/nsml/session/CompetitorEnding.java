package nsml.session;

import java.util.Locale;
import nsml.catalog.Ending;

/**
 * The end of a graded session as its competitor is told. No word, number or name in it is the submission's own; what really
 * happened stands in its log, for organisers.
 */
final class CompetitorEnding {

    private CompetitorEnding() {}

    /** The same end and score, in a sentence of ours. */
    static Graded of(Graded whole) {
        return new Graded(whole.ending().withDetail(sentence(whole)), whole.score(), whole.flaws());
    }

    private static String sentence(Graded whole) {
        Ending ending = whole.ending();
        String phase = ending.phase().toLowerCase(Locale.ROOT);
        return switch (ending.verdict()) {
            case "OK" -> graded(whole);
            case "START_TIMEOUT" -> "start and bind took too long";
            case "LOAD_TIMEOUT", "INFER_TIMEOUT", "TRAIN_TIMEOUT" -> phase + " took too long";
            case "MEMORY" -> "it ran out of memory in " + phase;
            case "PROCESSES" -> "it had too many processes and threads in " + phase;
            case "DISK" -> "it wrote too much in " + phase;
            case "OUTPUT" -> "it printed too much in " + phase;
            case "NO_RESULT" -> "it ended in " + phase + " without complete answers";
            case "BAD_RESULT" ->
                "the answers cannot be graded"
                        + (whole.flaws().isEmpty() ? "" : ": " + String.join(", ", whole.flaws()));
            case "DENIED" -> "it did in " + phase + " what a submission may not";
            case "PLATFORM" -> "the platform failed, not the submission; it costs nothing: submit again";
            // Ours; and what was read from the code alone, before anything of it ran.
            case "STOPPED", "BAD_PACKAGE" -> ending.detail();
            default -> crashed(ending, phase);
        };
    }

    private static String graded(Graded whole) {
        String how = "graded by " + whole.score().orElseThrow().metric();
        return whole.ending().detail().equals(how) ? how : how + "; the answers have flaws that it bears with";
    }

    /** What a hook threw is not told; that it threw is, as the original had different messages for it. */
    private static String crashed(Ending ending, String phase) {
        return ending.detail().startsWith(phase + " threw ")
                ? phase + " raised an exception"
                : "its process ended in " + phase + " before its time";
    }
}
