package nsml.scoring;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import nsml.scoring.Pieces.End;

/**
 * Reads rankings from a file that nobody vouches for:
 *
 * <pre>
 * #nsml-answers 1 rankings
 * QUERY	REFERENCE	REFERENCE	...
 * #end NUMBER-OF-QUERIES
 * </pre>
 *
 * <p>UTF-8, a line feed after every line, a tab between ids, the best reference first. An id that equals a known one byte by
 * byte needs no look at its encoding, so only unknown ids are examined.
 */
final class RankingsReader {

    private static final String HEADER = "#nsml-answers 1 rankings";
    private static final String END = "#end ";
    private static final int[] NONE = {};

    /** Bounds the work that a hostile file can make. */
    private static final int ENOUGH_PROBLEMS = 1_000_000;

    private final AnswerKey key;
    private final IdTable references;
    private final Metric metric;
    private final Pieces pieces;
    private final Tally<AnswerFlaw> tally = new Tally<>();

    /** By query: the line that answered it, 0 if none has yet. */
    private final int[] answeredAt;
    /** By reference: the last line that listed it, and its rank there. */
    private final int[] listedAt;

    private final int[] rank;
    /** By reference: the last line to whose query it is relevant. */
    private final int[] wantedAt;

    private final int[][] hits;
    private int line = 1;
    private int answers;

    RankingsReader(AnswerKey key, Metric metric, Pieces pieces) {
        this.key = key;
        this.metric = metric;
        this.pieces = pieces;
        references = key.references();
        answeredAt = new int[key.queries().size()];
        listedAt = new int[references.size()];
        rank = new int[references.size()];
        wantedAt = new int[references.size()];
        hits = new int[key.queries().size()][];
        Arrays.fill(hits, NONE);
    }

    /** Returns the ranks of each query's hits, by the query's number. */
    int[][] read() throws IOException, BadAnswers {
        readHeader();
        boolean whole = readLines();
        if (whole) {
            noteMissingQueries();
        }
        if (!tally.isEmpty()) {
            throw new BadAnswers(whole ? BadAnswers.Kind.WRONG : BadAnswers.Kind.UNFINISHED, tally.sentences());
        }
        return hits;
    }

    private void readHeader() throws IOException, BadAnswers {
        pieces.next();
        if (pieces.end() == End.LINE && pieces.contentEquals(HEADER)) {
            return;
        }
        String expected = "the first line must be " + Quoted.text(HEADER);
        throw pieces.end() == End.FILE && pieces.isEmpty()
                ? new BadAnswers(BadAnswers.Kind.UNFINISHED, "the answers file is empty; " + expected)
                : new BadAnswers(BadAnswers.Kind.WRONG, expected + ", and begins with " + pieces.quoted());
    }

    /** Returns whether the end marker was there. */
    private boolean readLines() throws IOException, BadAnswers {
        while (true) {
            line++;
            pieces.next();
            if (pieces.startsWith(END) && pieces.end() == End.LINE) {
                readEnd();
                return true;
            }
            if (pieces.startsWith("#")) {
                tally.add(AnswerFlaw.STRAY_MARK, () -> pieces.quoted() + " in line " + line);
                skipLine();
            } else if (pieces.end() != End.FILE) {
                readAnswer();
            }
            if (pieces.end() == End.FILE) {
                tally.add(
                        AnswerFlaw.NO_END,
                        () -> "the file breaks off in line " + line + " after " + answers
                                + " answers; its last line must be \"#end NUMBER-OF-QUERIES\" and a line feed");
                return false;
            }
        }
    }

    private void readEnd() throws IOException, BadAnswers {
        if (!pieces.contentEquals(END + answers)) {
            tally.add(
                    AnswerFlaw.WRONG_COUNT,
                    () -> "the end marker is " + pieces.quoted() + " after " + answers + " answers");
        }
        pieces.next();
        if (pieces.end() != End.FILE || !pieces.isEmpty()) {
            tally.add(AnswerFlaw.AFTER_THE_END, () -> "the file goes on with " + pieces.quoted());
        }
    }

    private void skipLine() throws IOException, BadAnswers {
        while (pieces.end() == End.TAB) {
            pieces.next();
        }
    }

    private void readAnswer() throws IOException, BadAnswers {
        int query = readQuery();
        boolean counts = query >= 0 && answeredAt[query] == 0;
        String name = pieces.quoted();
        int[] relevant = counts ? key.relevant(query) : NONE;
        for (int reference : relevant) {
            wantedAt[reference] = line;
        }
        int[] found = new int[relevant.length];
        int foundCount = 0;
        int listed = 0;
        for (int place = 1; pieces.end() == End.TAB; place++) {
            pieces.next();
            if (pieces.end() == End.FILE) {
                return;
            }
            int reference = readReference(name, place);
            if (reference >= 0) {
                listed++;
                if (wantedAt[reference] == line) {
                    found[foundCount++] = place;
                }
            }
        }
        if (pieces.end() == End.FILE) {
            return;
        }
        answers++;
        noteShortList(name, listed);
        if (counts) {
            answeredAt[query] = line;
            hits[query] = Arrays.copyOf(found, foundCount);
        }
        stopIfHopeless();
    }

    /** Returns the query's number, or -1 if it is none. */
    private int readQuery() {
        int query = key.queries().find(pieces.buffer(), pieces.from(), pieces.to());
        if (query < 0) {
            tally.add(unknown(AnswerFlaw.UNKNOWN_QUERY), () -> pieces.quoted() + " as the query of line " + line);
        } else if (answeredAt[query] > 0) {
            tally.add(
                    AnswerFlaw.DUPLICATE_QUERY,
                    () -> pieces.quoted() + " in lines " + answeredAt[query] + " and " + line);
        }
        return query;
    }

    /** Returns the reference's number, or -1 if it is none or has been listed before. */
    private int readReference(String query, int place) throws BadAnswers {
        int reference = references.find(pieces.buffer(), pieces.from(), pieces.to());
        if (reference < 0) {
            tally.add(
                    unknown(AnswerFlaw.UNKNOWN_REFERENCE),
                    () -> "query " + query + " lists " + pieces.quoted() + " at rank " + place + advice());
            stopIfHopeless();
            return -1;
        }
        if (listedAt[reference] == line) {
            tally.add(
                    AnswerFlaw.DUPLICATE_REFERENCE,
                    () -> "query " + query + " lists " + pieces.quoted() + " at ranks " + rank[reference] + " and "
                            + place);
            stopIfHopeless();
            return -1;
        }
        listedAt[reference] = line;
        rank[reference] = place;
        return reference;
    }

    private AnswerFlaw unknown(AnswerFlaw wellFormed) {
        if (pieces.isEmpty()) {
            return AnswerFlaw.EMPTY_ID;
        } else if (pieces.isTooLong()) {
            return AnswerFlaw.LONG_ID;
        }
        return Quoted.isUtf8(pieces.buffer(), pieces.from(), pieces.to()) ? wellFormed : AnswerFlaw.NOT_UTF_8;
    }

    private String advice() {
        if (key.queries().find(pieces.buffer(), pieces.from(), pieces.to()) >= 0) {
            return ", which is a query";
        }
        int dot = pieces.lastIndexOf('.');
        return dot >= 0 && references.find(pieces.buffer(), pieces.from(), dot) >= 0
                ? "; an id is a file name without its extension"
                : "";
    }

    private void noteShortList(String query, int listed) {
        if (metric.needsEveryReference() && listed < references.size()) {
            tally.add(
                    AnswerFlaw.SHORT_LIST,
                    () -> "query " + query + " lists " + listed + " of the " + references.size() + " references, and "
                            + metric.name() + " needs every one");
        }
    }

    private void noteMissingQueries() {
        for (int query = 0; query < answeredAt.length; query++) {
            if (answeredAt[query] == 0) {
                String id = key.queries().id(query);
                tally.add(AnswerFlaw.MISSING_QUERY, () -> Quoted.text(id));
            }
        }
    }

    private void stopIfHopeless() throws BadAnswers {
        if (tally.total() >= ENOUGH_PROBLEMS) {
            tally.add(
                    AnswerFlaw.TOO_MANY,
                    () -> String.format(Locale.ROOT, "after %,d problems, in line %,d", ENOUGH_PROBLEMS, line));
            throw new BadAnswers(BadAnswers.Kind.WRONG, tally.sentences());
        }
    }
}
