package nsml.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import nsml.scoring.Tally;

/** Collects all that is wrong with a competition. */
final class Problems {

    private final List<String> sentences = new ArrayList<>();
    private final Tally<CompetitionFlaw> tally = new Tally<>();

    void add(String sentence) {
        sentences.add(sentence);
    }

    void add(CompetitionFlaw flaw, Supplier<String> example) {
        tally.add(flaw, example);
    }

    boolean isEmpty() {
        return sentences.isEmpty() && tally.isEmpty();
    }

    /** Refuses {@code what} if anything was found. */
    void throwIfAny(String what) {
        if (!isEmpty()) {
            List<String> all = new ArrayList<>(sentences);
            all.addAll(tally.sentences());
            throw new BadCompetition(what, all);
        }
    }
}
