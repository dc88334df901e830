package nsml.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same flawed answers, strictly and as in 2019. */
class ToleranceTest {

    private static final double ULPS = 1e-15;
    private static final Truth TRUTH =
            new Truth(Map.of("q1", Set.of("a", "b"), "q2", Set.of("c")), Set.of("a", "b", "c", "x"));
    private static final Split SPLIT = Split.allPublic(TRUTH.queries());

    private static Grader grader(String metric, Tolerance tolerance) {
        return new Grader(TRUTH, SPLIT, Metric.parse(metric), tolerance);
    }

    private static Grade as2019(String metric, String... lines) throws BadAnswers {
        return AnswersText.grade(grader(metric, Tolerance.COMPAT_2019), AnswersText.ofLines(lines));
    }

    private static void assertRefusedStrictly(String metric, String message, String... lines) {
        assertThatThrownBy(() -> AnswersText.grade(grader(metric, Tolerance.STRICT), AnswersText.ofLines(lines)))
                .isInstanceOf(BadAnswers.class)
                .hasMessage(message);
    }

    // a at 1, a again at 2, b at 3: (1/1 + 2/3)/2 = 5/6. Without the repetition it would be 1; if it counted, more than
    // that.
    @Test
    void aRepeatedReferenceTakesItsRankAndHitsOnce() throws BadAnswers {
        String flaw = "1 duplicate reference id: query \"q1\" lists \"a\" at ranks 1 and 2";
        Grade grade = as2019("map@9", "q1\ta\ta\tb", "q2\tc");

        assertThat(grade.byQuery().get("q1")).isEqualTo(5.0 / 6, within(ULPS));
        assertThat(grade.flaws()).containsExactly(flaw);
        assertRefusedStrictly("map@9", flaw, "q1\ta\ta\tb", "q2\tc");
    }

    // zz at 1, c at 2: 1/2.
    @Test
    void anUnknownReferenceTakesItsRank() throws BadAnswers {
        Grade grade = as2019("map@9", "q1\ta\tb", "q2\tzz\tc");

        assertThat(grade.byQuery()).containsEntry("q1", 1.0).containsEntry("q2", 0.5);
        assertThat(grade.flaws()).containsExactly("1 unknown reference id: query \"q2\" lists \"zz\" at rank 1");
    }

    @Test
    void aQueryWithoutAnAnswerScoresNothing() throws BadAnswers {
        Grade grade = as2019("map@9", "q1\ta\tb");

        assertThat(grade.overall()).isEqualTo(new Grade.Part(0.5, 0.5, 2));
        assertThat(grade.flaws()).containsExactly("1 query without an answer: \"q2\"");
    }

    @Test
    void anUnknownQueryIsIgnored() throws BadAnswers {
        Grade grade = as2019("map@9", "q1\ta\tb", "q7\ta\tb", "q2\tc");

        assertThat(grade.overall()).isEqualTo(new Grade.Part(1, 1, 2));
        assertThat(grade.flaws()).containsExactly("1 unknown query id: \"q7\" as the query of line 3");
    }

    // The first list of q1 has a at 1 and b at 3, 5/6; the second would be 1, and both together something else.
    @Test
    void ofAQueryAnsweredTwiceTheFirstListCounts() throws BadAnswers {
        Grade grade = as2019("map@9", "q1\ta\tx\tb", "q2\tc", "q1\ta\tb");

        assertThat(grade.byQuery().get("q1")).isEqualTo(5.0 / 6, within(ULPS));
        assertThat(grade.flaws()).containsExactly("1 query answered twice: \"q1\" in lines 2 and 4");
    }

    // q1: a at 1 of two relevant: 1/2.
    @Test
    void aShortListHasNoHitsBeyondItsEnd() throws BadAnswers {
        Grade grade = as2019("map", "q1\ta", "q2\tc\ta\tb\tx");

        assertThat(grade.byQuery()).containsEntry("q1", 0.5).containsEntry("q2", 1.0);
        assertThat(grade.flaws())
                .containsExactly(
                        "1 list that lacks references: query \"q1\" lists 1 of the 4 references, and map needs every one");
    }

    @Test
    void anIdThatIsNoIdAtAllIsAnUnknownOne() throws BadAnswers {
        Grade grade = as2019("map@9", "q1\t\ta\tb", "q2\t" + "c".repeat(2000) + "\tc");

        // q1: (1/2 + 2/3)/2.
        assertThat(grade.byQuery().get("q1")).isEqualTo(7.0 / 12, within(ULPS));
        assertThat(grade.byQuery()).containsEntry("q2", 0.5);
        assertThat(grade.flaws()).hasSize(2);
    }

    @Test
    void millionsOfRepetitionsAreCountedToTheEnd() throws BadAnswers {
        Grade grade = as2019("map@9", "q1\ta\tb", "q2\tc" + "\tx".repeat(1_500_001));

        assertThat(grade.overall().score()).isOne();
        assertThat(grade.flaws())
                .containsExactly(
                        "1,500,000 duplicate reference ids; the first: query \"q2\" lists \"x\" at ranks 2 and 3");
    }

    @Test
    void soundAnswersHaveTheSameGradeEitherWay() throws BadAnswers {
        String answers = AnswersText.ofLines("q1\tx\ta\tc\tb", "q2\tc\ta\tb\tx");
        Grade strict = AnswersText.grade(grader("map", Tolerance.STRICT), answers);

        assertThat(strict.flaws()).isEmpty();
        assertThat(AnswersText.grade(grader("map", Tolerance.COMPAT_2019), answers))
                .isEqualTo(strict);
    }

    @Test
    void strictlyEverythingIsReportedInOneSentence() {
        assertRefusedStrictly(
                "map@9",
                "2 duplicate reference ids; the first: query \"q1\" lists \"a\" at ranks 1 and 2; also 1 unknown reference id:"
                        + " query \"q1\" lists \"zz\" at rank 4; also 1 query without an answer: \"q2\"",
                "q1\ta\ta\ta\tzz");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q1\ta\ta\n", "q1\ta\ta\nq2\tc\n#end 2"})
    void anUnfinishedFileStaysUnfinished(String lines) {
        BadAnswers bad = catchThrowableOfType(
                BadAnswers.class,
                () -> AnswersText.grade(grader("map@9", Tolerance.COMPAT_2019), AnswersText.HEADER + lines));

        assertThat(bad.kind()).isEqualTo(BadAnswers.Kind.UNFINISHED);
        assertThat(bad).hasMessageContaining("1 end marker missing").hasMessageNotContaining("duplicate");
    }

    @ParameterizedTest
    @ValueSource(strings = {"q1\ta\n#x\nq2\tc\n#end 2\n", "q1\ta\nq2\tc\n#end 3\n", "q1\ta\nq2\tc\n#end 2\nq\n"})
    void aFileThatBreaksItsFormatIsRefusedEitherWay(String lines) {
        for (Tolerance tolerance : Tolerance.values()) {
            BadAnswers bad = catchThrowableOfType(
                    BadAnswers.class, () -> AnswersText.grade(grader("map@9", tolerance), AnswersText.HEADER + lines));
            assertThat(bad.kind()).as("%s", tolerance).isEqualTo(BadAnswers.Kind.WRONG);
        }
    }

    @Test
    void aSingleFileIsGradedWithATolerance(@TempDir Path temp) throws IOException, BadAnswers {
        Path file = Files.writeString(temp.resolve("answers"), AnswersText.ofLines("q1\ta\tb"));
        Metric metric = Metric.parse("map@9");

        assertThat(Grader.grade(file, TRUTH, SPLIT, metric, Tolerance.COMPAT_2019, 1000)
                        .overall()
                        .score())
                .isEqualTo(0.5);
        assertThatThrownBy(() -> Grader.grade(file, TRUTH, SPLIT, metric, 1000)).isInstanceOf(BadAnswers.class);
    }
}
