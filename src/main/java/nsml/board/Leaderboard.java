package nsml.board;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nsml.catalog.ScoreRecord;
import nsml.scoring.SortOrder;

/**
 * The ranking of a dataset: each team by its best grade, which is the greatest or, for an error, the smallest score.
 *
 * <p>Equal scores are ordered by recall@1, then the earlier grade stands first, so a score that is merely reached again never
 * passes the one that was first.
 *
 * @param rows best first
 */
public record Leaderboard(List<Row> rows) {

    /** Which queries count. */
    public enum Side {
        /** The public queries: what competitors see. */
        PUBLIC,
        /** The private queries: what decides in the end. */
        PRIVATE,
        /** All queries. */
        ALL;

        /** Returns the part of a grade that this side looks at. */
        public ScoreRecord.Part of(ScoreRecord score) {
            return switch (this) {
                case PUBLIC -> score.publicPart();
                case PRIVATE -> score.privatePart();
                case ALL -> score.overall();
            };
        }
    }

    /**
     * A team's place.
     *
     * @param rank from 1
     * @param best the team's best grade
     * @param count how many of its submits were graded
     */
    public record Row(int rank, ScoreRecord best, int count) {}

    public Leaderboard {
        rows = List.copyOf(rows);
    }

    /**
     * Ranks the teams behind some grades of one dataset.
     *
     * @param scores oldest first; their times do not tell, as clocks are set back
     * @param order which scores are better; of equal ones the greater recall@1 stands first either way
     */
    public static Leaderboard of(List<ScoreRecord> scores, Side side, SortOrder order) {
        Map<String, List<ScoreRecord>> byTeam = new LinkedHashMap<>();
        for (ScoreRecord score : sorted(scores, side, order)) {
            byTeam.computeIfAbsent(score.submit().team(), team -> new ArrayList<>())
                    .add(score);
        }
        List<Row> rows = new ArrayList<>();
        byTeam.values().forEach(ofTeam -> rows.add(new Row(rows.size() + 1, ofTeam.get(0), ofTeam.size())));
        return new Leaderboard(rows);
    }

    /** Orders grades, which come oldest first, by the rule of the board, best first. */
    public static List<ScoreRecord> sorted(List<ScoreRecord> scores, Side side, SortOrder order) {
        Comparator<ScoreRecord> byScore =
                Comparator.comparingDouble(score -> side.of(score).score());
        Comparator<ScoreRecord> byTie =
                Comparator.comparingDouble(score -> side.of(score).tie());
        return scores.stream()
                .sorted((order == SortOrder.ASCENDING ? byScore : byScore.reversed()).thenComparing(byTie.reversed()))
                .toList();
    }
}
