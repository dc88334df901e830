package nsml.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionId;
import nsml.catalog.State;
import nsml.runner.Verdict;
import nsml.shim.wire.Phase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CompetitorEndingTest {

    private static Graded failed(String verdict, String phase, String detail) {
        return Graded.without(new Ending(State.FAILED, verdict, phase, detail, Map.of("INFER", 1.5)));
    }

    static Stream<Verdict> verdictsWithADetailOfTheSubmission() {
        return EnumSet.complementOf(EnumSet.of(Verdict.OK, Verdict.BAD_PACKAGE, Verdict.STOPPED)).stream();
    }

    @ParameterizedTest
    @MethodSource("verdictsWithADetailOfTheSubmission")
    void noWordOfTheSubmissionIsTold(Verdict verdict) {
        for (Phase phase : Phase.values()) {
            for (String detail :
                    List.of("infer threw SECRET 4711", "it ended with exit status 4711; its last line: SECRET")) {
                Ending told = CompetitorEnding.of(failed(verdict.name(), phase.name(), detail))
                        .ending();

                assertThat(told.detail()).isNotEmpty().doesNotContain("SECRET").doesNotContain("4711");
                assertThat(told.verdict()).isEqualTo(verdict.name());
                assertThat(told.used()).containsEntry("INFER", 1.5);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CRASH, LOAD, load threw x, load raised an exception",
        "CRASH, LOAD, it was killed by signal 11 in load, its process ended in load before its time",
        "MEMORY, INFER, infer threw OutOfMemoryError: x, it ran out of memory in infer",
        "BAD_PACKAGE, START, there is no jar, there is no jar",
        "STOPPED, INFER, the deadline is over, the deadline is over",
    })
    void whatCanBeToldIs(String verdict, String phase, String detail, String told) {
        assertThat(CompetitorEnding.of(failed(verdict, phase, detail)).ending().detail())
                .isEqualTo(told);
    }

    @Test
    void flawsAreTheirKindsAlone() {
        Graded bad = new Graded(
                new Ending(State.FAILED, "BAD_RESULT", "INFER", "8 unknown query ids; the first: x", Map.of()),
                Optional.empty(),
                List.of("unknown query ids", "queries without an answer"));

        assertThat(CompetitorEnding.of(bad).ending().detail())
                .isEqualTo("the answers cannot be graded: unknown query ids, queries without an answer");
    }

    @Test
    void aScoreStaysWithoutTheFlawsThatItBore() {
        SessionId submit = new SessionId("team", "cats", 2);
        ScoreRecord.Part part = new ScoreRecord.Part(0.5, 0);
        ScoreRecord score = new ScoreRecord(
                submit,
                new CheckpointId(submit, "1"),
                "v",
                List.of(),
                "none",
                "",
                "map (compat 2019)",
                part,
                part,
                part,
                Instant.EPOCH);
        Ending ending = new Ending(
                State.SUCCEEDED, "OK", "INFER", "graded by map (compat 2019); 8 ids; the first: x", Map.of());

        Graded told = CompetitorEnding.of(new Graded(ending, Optional.of(score), List.of()));

        assertThat(told.score()).contains(score);
        assertThat(told.ending().detail())
                .isEqualTo("graded by map (compat 2019); the answers have flaws that it bears with");
    }
}
