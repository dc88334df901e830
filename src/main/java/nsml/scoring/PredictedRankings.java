package nsml.scoring;

import java.io.IOException;

/**
 * Reads rankings from a prediction file that nobody vouches for: one answer a line, {@code ('query', ['reference', ...])}, the
 * best reference first, as Python's {@code repr} or JSON writes it. Lists and tuples are the same. The file has no end marker:
 * whoever calls knows that it is whole.
 */
final class PredictedRankings {

    private final RankingSheet sheet;
    private final TextLines lines;
    private final Literals literals = new Literals();

    PredictedRankings(RankingSheet sheet, TextLines lines) {
        this.sheet = sheet;
        this.lines = lines;
    }

    /** Returns the ranks of each query's hits, by the query's number. */
    int[][] read() throws IOException, BadAnswers {
        while (lines.next()) {
            if (lines.isTooLong()) {
                sheet.add(
                        AnswerFlaw.LONG_LINE,
                        () -> "line " + lines.number() + " has more than " + TextLines.LONGEST + " bytes");
            } else if (!readRow()) {
                sheet.add(AnswerFlaw.NOT_A_ROW, () -> lines.quoted() + " in line " + lines.number());
            }
            sheet.stopIfHopeless(lines.number());
        }
        return sheet.hits(true);
    }

    /** Returns false if the line is no row. */
    private boolean readRow() throws BadAnswers {
        literals.over(lines);
        if (!literals.seesList()) {
            return false;
        }
        char close = literals.open();
        if (!literals.takeString()) {
            return false;
        }
        sheet.begin(literals.text(), literals.textFrom(), literals.textTo(), lines.number());
        if (!literals.take(',') || !readList()) {
            return false;
        }
        literals.take(',');
        if (!literals.take(close) || !literals.atEnd()) {
            return false;
        }
        sheet.end();
        return true;
    }

    private boolean readList() throws BadAnswers {
        if (!literals.seesList()) {
            return false;
        }
        char close = literals.open();
        while (!literals.take(close)) {
            if (!literals.takeString()) {
                return false;
            }
            sheet.list(literals.text(), literals.textFrom(), literals.textTo());
            if (!literals.take(',') && !literals.sees(close)) {
                return false;
            }
        }
        return true;
    }
}
