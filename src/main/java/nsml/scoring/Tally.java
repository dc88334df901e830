package nsml.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts problems by their kind and keeps the first example of each, so that a million of them still make one sentence.
 *
 * @param <F> the kinds, an enum
 */
public final class Tally<F extends Enum<F> & Tally.Flaw> {

    /** A kind of problem. */
    public interface Flaw {

        /** Names one of the kind, for instance {@code duplicate id}. */
        String one();

        /** Names several of the kind, for instance {@code duplicate ids}. */
        String many();
    }

    private static final class Entry {
        private final String first;
        private long count = 1;

        Entry(String first) {
            this.first = first;
        }
    }

    private final Map<F, Entry> entries = new LinkedHashMap<>();
    private long total;

    /**
     * Counts a problem.
     *
     * @param example says where it is and what is wrong; asked for the first of a kind only
     */
    public void add(F flaw, Supplier<String> example) {
        total++;
        Entry entry = entries.get(flaw);
        if (entry == null) {
            entries.put(flaw, new Entry(example.get()));
        } else {
            entry.count++;
        }
    }

    /** Tells whether nothing was counted. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Returns how many problems were counted, of all kinds. */
    public long total() {
        return total;
    }

    /** Returns the name of each kind that was counted, in the order in which they first came. */
    public List<String> kinds() {
        return entries.keySet().stream().map(Flaw::many).toList();
    }

    /** Returns a sentence for each kind, in the order in which they first came. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        entries.forEach((flaw, entry) -> sentences.add(
                entry.count == 1
                        ? "1 " + flaw.one() + ": " + entry.first
                        : String.format(Locale.ROOT, "%,d %s; the first: %s", entry.count, flaw.many(), entry.first)));
        return sentences;
    }
}
