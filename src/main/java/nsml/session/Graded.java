package nsml.session;

import java.util.List;
import java.util.Optional;
import nsml.catalog.Ending;
import nsml.catalog.ScoreRecord;
import nsml.catalog.State;
import nsml.runner.Verdict;

/**
 * How a session ends, and what it scored.
 *
 * @param ending what is written down
 * @param score for a submit on the full test set that could be graded
 * @param flaws the kinds of flaws for which answers could not be graded, as far as they have names
 */
record Graded(Ending ending, Optional<ScoreRecord> score, List<String> flaws) {

    /** Copies the flaws. */
    Graded {
        flaws = List.copyOf(flaws);
    }

    /** An end that puts nothing on the board. */
    static Graded without(Ending ending) {
        return new Graded(ending, Optional.empty(), List.of());
    }

    /** The same for a session that somebody asked to stop while it was graded: what it scored does not count. */
    Graded stopped() {
        return without(new Ending(
                State.STOPPED, Verdict.STOPPED.name(), ending.phase(), "it was stopped on demand", ending.used()));
    }
}
