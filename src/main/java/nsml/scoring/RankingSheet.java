package nsml.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Checks rankings id by id as some reader finds them, and keeps where the hits are.
 *
 * <p>For each answer a reader calls {@link #begin}, {@link #list} for every reference, the best first, and {@link #end}; an answer
 * that breaks off is merely not ended. An id that equals a known one byte by byte needs no look at its encoding, so only unknown
 * ids are examined.
 */
final class RankingSheet {

    private static final int[] NONE = {};

    /** Bounds the work that a hostile file can make. */
    private static final int ENOUGH_PROBLEMS = 1_000_000;

    private final AnswerKey key;
    private final IdTable references;
    private final Metric metric;
    private final Tolerance tolerance;
    private final Tally<AnswerFlaw> problems = new Tally<>();
    private final Tally<AnswerFlaw> tolerated = new Tally<>();

    /** By query: the line that answered it, 0 if none has yet. */
    private final int[] answeredAt;
    /** By reference: the last line that listed it, and its rank there. */
    private final int[] listedAt;

    private final int[] rank;
    /** By reference: the last line to whose query it is relevant. */
    private final int[] wantedAt;

    private final int[][] hits;
    private int answers;

    private int line;
    private int query;
    private String name = "";
    private boolean counts;
    private int[] found = NONE;
    private int foundCount;
    private int listed;
    private int place;

    RankingSheet(AnswerKey key, Metric metric, Tolerance tolerance) {
        this.key = key;
        this.metric = metric;
        this.tolerance = tolerance;
        references = key.references();
        answeredAt = new int[key.queries().size()];
        listedAt = new int[references.size()];
        rank = new int[references.size()];
        wantedAt = new int[references.size()];
        hits = new int[key.queries().size()][];
        Arrays.fill(hits, NONE);
    }

    /** Begins the answer to a query; {@code line}, from 1, grows from answer to answer. */
    void begin(byte[] bytes, int from, int to, int line) {
        this.line = line;
        query = key.queries().find(bytes, from, to);
        name = Quoted.bytes(bytes, from, to);
        if (query < 0) {
            add(unknown(AnswerFlaw.UNKNOWN_QUERY, bytes, from, to), () -> name + " as the query of line " + line);
        } else if (answeredAt[query] > 0) {
            add(AnswerFlaw.DUPLICATE_QUERY, () -> name + " in lines " + answeredAt[query] + " and " + line);
        }
        counts = query >= 0 && answeredAt[query] == 0;
        int[] relevant = counts ? key.relevant(query) : NONE;
        for (int reference : relevant) {
            wantedAt[reference] = line;
        }
        found = new int[relevant.length];
        foundCount = 0;
        listed = 0;
        place = 0;
    }

    /** Takes the next reference of the answer. */
    void list(byte[] bytes, int from, int to) throws BadAnswers {
        place++;
        int reference = references.find(bytes, from, to);
        if (reference < 0) {
            add(
                    unknown(AnswerFlaw.UNKNOWN_REFERENCE, bytes, from, to),
                    () -> "query " + name + " lists " + Quoted.bytes(bytes, from, to) + " at rank " + place
                            + advice(bytes, from, to));
            stopIfHopeless(line);
        } else if (listedAt[reference] == line) {
            add(
                    AnswerFlaw.DUPLICATE_REFERENCE,
                    () -> "query " + name + " lists " + Quoted.bytes(bytes, from, to) + " at ranks " + rank[reference]
                            + " and " + place);
            stopIfHopeless(line);
        } else {
            listedAt[reference] = line;
            rank[reference] = place;
            listed++;
            if (wantedAt[reference] == line) {
                found[foundCount++] = place;
            }
        }
    }

    /** Ends the answer: it is whole. */
    void end() throws BadAnswers {
        answers++;
        if (metric.needsEveryReference() && listed < references.size()) {
            add(
                    AnswerFlaw.SHORT_LIST,
                    () -> "query " + name + " lists " + listed + " of the " + references.size() + " references, and "
                            + metric.name() + " needs every one");
        }
        if (counts) {
            answeredAt[query] = line;
            hits[query] = Arrays.copyOf(found, foundCount);
        }
        stopIfHopeless(line);
    }

    /** Returns how many answers have been ended. */
    int answers() {
        return answers;
    }

    /** Notes what a reader found wrong. */
    void add(AnswerFlaw flaw, Supplier<String> example) {
        (tolerance == Tolerance.COMPAT_2019 && flaw.wasTolerated() ? tolerated : problems).add(flaw, example);
    }

    /**
     * Returns the ranks of each query's hits, by the query's number.
     *
     * @param whole whether the file is
     */
    int[][] hits(boolean whole) throws BadAnswers {
        if (whole) {
            noteMissingQueries();
        }
        if (!problems.isEmpty()) {
            throw new BadAnswers(whole ? BadAnswers.Kind.WRONG : BadAnswers.Kind.UNFINISHED, problems);
        }
        return hits;
    }

    /** Returns a sentence for each kind of flaw that did not matter. */
    List<String> tolerated() {
        return tolerated.sentences();
    }

    private void noteMissingQueries() {
        for (int missing = 0; missing < answeredAt.length; missing++) {
            if (answeredAt[missing] == 0) {
                String id = key.queries().id(missing);
                add(AnswerFlaw.MISSING_QUERY, () -> Quoted.text(id));
            }
        }
    }

    private static AnswerFlaw unknown(AnswerFlaw wellFormed, byte[] bytes, int from, int to) {
        if (to == from) {
            return AnswerFlaw.EMPTY_ID;
        } else if (to - from > Pieces.LONGEST) {
            return AnswerFlaw.LONG_ID;
        }
        return Quoted.isUtf8(bytes, from, to) ? wellFormed : AnswerFlaw.NOT_UTF_8;
    }

    private String advice(byte[] bytes, int from, int to) {
        if (key.queries().find(bytes, from, to) >= 0) {
            return ", which is a query";
        }
        int dot = to - 1;
        while (dot >= from && bytes[dot] != '.') {
            dot--;
        }
        return dot >= from && references.find(bytes, from, dot) >= 0
                ? "; an id is a file name without its extension"
                : "";
    }

    /** Ends the reading of a file that has too many problems already. */
    void stopIfHopeless(int reached) throws BadAnswers {
        if (problems.total() >= ENOUGH_PROBLEMS) {
            problems.add(
                    AnswerFlaw.TOO_MANY,
                    () -> String.format(Locale.ROOT, "after %,d problems, in line %,d", ENOUGH_PROBLEMS, reached));
            throw new BadAnswers(BadAnswers.Kind.WRONG, problems);
        }
    }
}
