package nsml.scoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static nsml.scoring.AnswersText.HEADER;
import static nsml.scoring.AnswersText.grade;
import static nsml.scoring.AnswersText.ofLines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadAnswersTest {

    private static final Truth TRUTH =
            new Truth(Map.of("q1", Set.of("a"), "q2", Set.of("b"), "q3", Set.of("c")), Set.of("a", "b", "c", "x"));
    private static final Grader MAP = grader("map");
    private static final Grader MAP_AT_2 = grader("map@2");

    private static Grader grader(String metric) {
        return new Grader(TRUTH, Split.allPublic(TRUTH.queries()), Metric.parse(metric));
    }

    private static BadAnswers refused(Grader grader, String answers) {
        return refused(grader, answers.getBytes(UTF_8));
    }

    private static BadAnswers refused(Grader grader, byte[] answers) {
        BadAnswers bad = catchThrowableOfType(BadAnswers.class, () -> grade(grader, answers));
        assertThat(bad).as("refusal").isNotNull();
        return bad;
    }

    private static void assertWrong(String answers, String message) {
        BadAnswers bad = refused(MAP_AT_2, answers);
        assertThat(bad).hasMessage(message);
        assertThat(bad.kind()).isEqualTo(BadAnswers.Kind.WRONG);
    }

    private static void assertUnfinished(String answers, String message) {
        BadAnswers bad = refused(MAP_AT_2, answers);
        assertThat(bad).hasMessageContaining(message);
        assertThat(bad.kind()).isEqualTo(BadAnswers.Kind.UNFINISHED);
    }

    @Test
    void aReferenceListedTwiceIsFoundBelowTheCutoffToo() {
        assertWrong(
                ofLines("q1\ta\tx\tb\ta", "q2\tb\tc\tc\tb", "q3"),
                "3 duplicate reference ids; the first: query \"q1\" lists \"a\" at ranks 1 and 4");
    }

    @Test
    void anUnknownReferenceIsNamed() {
        assertWrong(ofLines("q1\ta\tzz", "q2", "q3"), "1 unknown reference id: query \"q1\" lists \"zz\" at rank 2");
    }

    @Test
    void anIdWithItsExtensionGetsAdvice() {
        assertWrong(
                ofLines("q1\ta.jpg", "q2", "q3"),
                "1 unknown reference id: query \"q1\" lists \"a.jpg\" at rank 1; an id is a file name without its extension");
    }

    @Test
    void theQueryItselfIsNoReference() {
        assertWrong(
                ofLines("q1\tq1", "q2", "q3"),
                "1 unknown reference id: query \"q1\" lists \"q1\" at rank 1, which is a query");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", " a", "a ", "0a", "a\r", "á"})
    void idsAreComparedByteByByte(String id) {
        assertThat(refused(MAP_AT_2, ofLines("q1\t" + id, "q2", "q3")))
                .hasMessageStartingWith("1 unknown reference id");
    }

    @Test
    void everyQueryMustBeAnswered() {
        assertWrong(ofLines("q2"), "2 queries without an answer; the first: \"q1\"");
    }

    @Test
    void aQueryIsAnsweredOnce() {
        assertWrong(ofLines("q1\ta", "q2", "q3", "q1\ta"), "1 query answered twice: \"q1\" in lines 2 and 5");
    }

    @Test
    void anUnknownQueryIsNamed() {
        assertWrong(ofLines("q1", "q2", "q3", "q4\ta"), "1 unknown query id: \"q4\" as the query of line 5");
    }

    @Test
    void theWholeListMustBeThereForMap() {
        BadAnswers bad = refused(MAP, ofLines("q1\ta\tb\tc", "q2\ta\tb\tc\tx", "q3"));

        assertThat(bad)
                .hasMessage(
                        "2 lists that lack references; the first: query \"q1\" lists 3 of the 4 references, and map needs"
                                + " every one");
    }

    @Test
    void emptyIdsAreNamedByTheirPlace() {
        assertWrong(ofLines("q1\t\ta\t", "q2", "q3"), "2 empty ids; the first: query \"q1\" lists \"\" at rank 1");
        assertThat(refused(MAP_AT_2, ofLines("q1", "q2", "q3", "")))
                .hasMessageContaining("1 empty id: \"\" as the query");
    }

    @Test
    void bytesThatAreNoTextAreShownByTheirNumbers() {
        BadAnswers bad =
                refused(MAP_AT_2, ofLines("q1\ta\u00ff\u001b", "q2", "q3").getBytes(ISO_8859_1));

        assertThat(bad).hasMessage("1 id that is not UTF-8: query \"q1\" lists \"a\\xff\\u{1b}\" at rank 1");
    }

    @Test
    void anEndlessIdIsCutShort() {
        String answers = ofLines("q1\t" + "a".repeat(3_000_000) + "\ta", "q2", "q3");

        assertWrong(answers, "1 id that is too long: query \"q1\" lists \"" + "a".repeat(60) + "...\" at rank 1");
    }

    @Test
    void allKindsOfProblemsAreReportedTogether() {
        assertWrong(
                ofLines("q1\ta\ta\tzz", "q2\tb\tb"),
                "2 duplicate reference ids; the first: query \"q1\" lists \"a\" at ranks 1 and 2; also 1 unknown reference id: "
                        + "query \"q1\" lists \"zz\" at rank 3; also 1 query without an answer: \"q3\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "#",
                "#nsml-answers 1 ran",
                "q1\ta\n",
                "#nsml-answers 2 rankings\n",
                "\ufeff#nsml-answers 1 rankings\n",
                "#nsml-answers 1 rankings\r\n",
                "#nsml-answers 1 rankings\t\n",
                "{\"q1\": [\"a\"]}"
            })
    void anythingElseIsToldByItsFirstLine(String answers) {
        assertThat(refused(MAP_AT_2, answers))
                .hasMessageContaining("the first line must be \"#nsml-answers 1 rankings\"");
    }

    @Test
    void anEmptyFileIsUnfinished() {
        assertUnfinished("", "the answers file is empty");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q1",
                "q1\t",
                "q1\ta",
                "q1\ta\n",
                "q1\ta\nq2\nq3\n",
                "q1\ta\nq2\nq3\n#e",
                "q1\ta\nq2\nq3\n#end 3"
            })
    void aFileThatBreaksOffIsUnfinished(String lines) {
        assertUnfinished(HEADER + lines, "1 end marker missing: the file breaks off in line ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#end 2\n", "#end 4\n", "#end 03\n", "#end \n", "#end 3 \n", "#end three\n"})
    void theEndMarkerCountsTheAnswers(String end) {
        assertWrong(
                HEADER + "q1\nq2\nq3\n" + end,
                "1 wrong count: the end marker is \"" + end.strip() + (end.endsWith(" \n") ? " " : "")
                        + "\" after 3 answers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "q4\n", "#end 3\n", "\0", " "})
    void nothingFollowsTheEndMarker(String rest) {
        assertThat(refused(MAP_AT_2, ofLines("q1", "q2", "q3") + rest))
                .hasMessageStartingWith("1 end marker that is not the end: the file goes on with ");
    }

    @Test
    void otherLinesDoNotBeginWithAHash() {
        assertThat(refused(MAP_AT_2, HEADER + "# a comment\ta\nq1\nq2\nq3\n#end 3\n"))
                .hasMessage("1 line that begins with # and is not the end marker: \"# a comment\" in line 2");
    }

    @Test
    void aHopelessFileIsNotReadToItsEnd() {
        String answers = HEADER + "\n".repeat(3_000_000);

        assertThat(refused(MAP_AT_2, answers))
                .hasMessage(
                        "1,000,000 empty ids; the first: \"\" as the query of line 2; also 1 part not read: after 1,000,000"
                                + " problems, in line 1,000,001");
    }

    @Test
    void aFileThatGrowsBeyondTheLimitIsRefused() {
        byte[] answers = ofLines("q1\ta", "q2", "q3").getBytes(UTF_8);

        assertThatThrownBy(() -> MAP_AT_2.grade(new ByteArrayInputStream(answers), answers.length - 1))
                .isInstanceOf(BadAnswers.class)
                .hasMessageContaining("too large");
    }
}
