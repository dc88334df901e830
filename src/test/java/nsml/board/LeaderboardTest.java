package nsml.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nsml.board.Leaderboard.Row;
import nsml.board.Leaderboard.Side;
import nsml.catalog.CheckpointId;
import nsml.catalog.ScoreRecord;
import nsml.catalog.ScoreRecord.Part;
import nsml.catalog.SessionId;
import nsml.scoring.SortOrder;
import org.junit.jupiter.api.Test;

class LeaderboardTest {

    private static ScoreRecord score(String team, int number, double publicScore, double tie, double privateScore) {
        SessionId session = new SessionId(team, "cats", number);
        return new ScoreRecord(
                session,
                new CheckpointId(session, "1"),
                "v1",
                List.of(),
                "none",
                "open: none",
                "map",
                new Part(publicScore, tie),
                new Part(privateScore, 0),
                new Part((publicScore + privateScore) / 2, 0),
                Instant.ofEpochSecond(number));
    }

    @Test
    void aTeamStandsWithItsBestScoreAndTheCountOfAll() {
        Leaderboard board = Leaderboard.of(
                List.of(score("ants", 1, 0.5, 0, 0), score("bees", 2, 0.6, 0, 0), score("ants", 3, 0.4, 0, 0)),
                Side.PUBLIC,
                SortOrder.DESCENDING);

        assertThat(board.rows())
                .containsExactly(
                        new Row(1, score("bees", 2, 0.6, 0, 0), 1), new Row(2, score("ants", 1, 0.5, 0, 0), 2));
    }

    @Test
    void equalScoresAreOrderedByRecallThenTheEarlierStandsFirst() {
        Leaderboard board = Leaderboard.of(
                List.of(score("early", 1, 0.5, 0.7, 0), score("sharp", 5, 0.5, 0.8, 0), score("late", 9, 0.5, 0.7, 0)),
                Side.PUBLIC,
                SortOrder.DESCENDING);

        assertThat(board.rows().stream().map(row -> row.best().submit().team()))
                .containsExactly("sharp", "early", "late");
    }

    @Test
    void aClockThatWasSetBackLetsNobodyPass() {
        ScoreRecord first = score("ants", 9, 0.5, 0, 0);
        ScoreRecord second = score("bees", 1, 0.5, 0, 0);

        assertThat(second.gradedAt()).isBefore(first.gradedAt());
        assertThat(Leaderboard.sorted(List.of(first, second), Side.PUBLIC, SortOrder.DESCENDING))
                .containsExactly(first, second);
    }

    @Test
    void thePrivateSideMayOrderOtherwise() {
        List<ScoreRecord> scores = List.of(score("ants", 1, 0.9, 0, 0.1), score("bees", 2, 0.1, 0, 0.9));

        assertThat(Leaderboard.of(scores, Side.PUBLIC, SortOrder.DESCENDING)
                        .rows()
                        .get(0)
                        .best()
                        .submit()
                        .team())
                .isEqualTo("ants");
        assertThat(Leaderboard.of(scores, Side.PRIVATE, SortOrder.DESCENDING)
                        .rows()
                        .get(0)
                        .best()
                        .submit()
                        .team())
                .isEqualTo("bees");
    }

    @Test
    void ofAnErrorTheSmallestScoreIsTheBest() {
        Leaderboard board = Leaderboard.of(
                List.of(
                        score("ants", 1, 0.5, 0, 0),
                        score("bees", 2, 0.25, 0.1, 0),
                        score("ants", 3, 0.125, 0, 0),
                        score("wasps", 4, 0.25, 0.2, 0),
                        score("moths", 5, 0.25, 0.2, 0)),
                Side.PUBLIC,
                SortOrder.ASCENDING);

        assertThat(board.rows().stream().map(row -> row.best().submit().toString()))
                .containsExactly("ants/cats/3", "wasps/cats/4", "moths/cats/5", "bees/cats/2");
    }
}
