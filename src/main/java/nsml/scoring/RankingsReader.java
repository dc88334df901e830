package nsml.scoring;

import java.io.IOException;
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
 * <p>UTF-8, a line feed after every line, a tab between ids, the best reference first.
 */
final class RankingsReader {

    private static final String HEADER = "#nsml-answers 1 rankings";
    private static final String END = "#end ";

    private final RankingSheet sheet;
    private final Pieces pieces;
    private int line = 1;

    RankingsReader(RankingSheet sheet, Pieces pieces) {
        this.sheet = sheet;
        this.pieces = pieces;
    }

    /** Returns the ranks of each query's hits, by the query's number. */
    int[][] read() throws IOException, BadAnswers {
        readHeader();
        return sheet.hits(readLines());
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
                sheet.add(AnswerFlaw.STRAY_MARK, () -> pieces.quoted() + " in line " + line);
                skipLine();
            } else if (pieces.end() != End.FILE) {
                readAnswer();
            }
            if (pieces.end() == End.FILE) {
                sheet.add(
                        AnswerFlaw.NO_END,
                        () -> "the file breaks off in line " + line + " after " + sheet.answers()
                                + " answers; its last line must be \"#end NUMBER-OF-QUERIES\" and a line feed");
                return false;
            }
        }
    }

    private void readEnd() throws IOException, BadAnswers {
        if (!pieces.contentEquals(END + sheet.answers())) {
            sheet.add(
                    AnswerFlaw.WRONG_COUNT,
                    () -> "the end marker is " + pieces.quoted() + " after " + sheet.answers() + " answers");
        }
        pieces.next();
        if (pieces.end() != End.FILE || !pieces.isEmpty()) {
            sheet.add(AnswerFlaw.AFTER_THE_END, () -> "the file goes on with " + pieces.quoted());
        }
    }

    private void skipLine() throws IOException, BadAnswers {
        while (pieces.end() == End.TAB) {
            pieces.next();
        }
    }

    private void readAnswer() throws IOException, BadAnswers {
        sheet.begin(pieces.buffer(), pieces.from(), pieces.to(), line);
        while (pieces.end() == End.TAB) {
            pieces.next();
            if (pieces.end() == End.FILE) {
                return;
            }
            sheet.list(pieces.buffer(), pieces.from(), pieces.to());
        }
        sheet.end();
    }
}
