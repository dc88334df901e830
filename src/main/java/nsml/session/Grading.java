package nsml.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionKind;
import nsml.catalog.SessionRecord;
import nsml.dataset.Dataset;
import nsml.dataset.Hidden;
import nsml.runner.Outcome;
import nsml.runner.Verdict;
import nsml.scoring.BadAnswers;
import nsml.scoring.Grade;
import nsml.scoring.Grader;
import nsml.scoring.Metric;
import nsml.scoring.Split;
import nsml.scoring.Truth;

/** Grades what a submit session answered, after every process of the submission is dead. */
final class Grading {

    private final InstantSource clock;
    private final SessionRecord session;
    private final Dataset dataset;

    Grading(InstantSource clock, SessionRecord session, Dataset dataset) {
        this.clock = clock;
        this.session = session;
        this.dataset = dataset;
    }

    /** Returns how the session ends, and its score if it answered the full test set. */
    Graded grade(Outcome outcome, Path answers) throws IOException {
        boolean full = session.plan().kind() == SessionKind.SUBMIT;
        Metric metric = dataset.competition().metric();
        Hidden hidden = dataset.hidden();
        Truth truth = full ? hidden.truth() : hidden.sampleTruth();
        Split split = full ? hidden.split() : Split.allPublic(truth.queries());
        Grade grade;
        try {
            grade = Grader.grade(
                    answers,
                    truth,
                    split,
                    metric,
                    dataset.competition().limits().answers());
        } catch (BadAnswers e) {
            Verdict verdict = e.kind() == BadAnswers.Kind.UNFINISHED ? Verdict.NO_RESULT : Verdict.BAD_RESULT;
            return Graded.without(Supervisor.ending(outcome, verdict, String.valueOf(e.getMessage())));
        }
        if (full) {
            return new Graded(
                    Supervisor.ending(outcome, Verdict.OK, "graded by " + metric.name()),
                    Optional.of(score(grade, outcome)));
        }
        return Graded.without(Supervisor.ending(
                outcome,
                Verdict.OK,
                metric.name() + " on the sample (" + grade.overall().queries() + " queries, "
                        + truth.references().size() + " references): "
                        + grade.overall().score()));
    }

    private ScoreRecord score(Grade grade, Outcome outcome) {
        return new ScoreRecord(
                session.id(),
                session.plan().source().orElseThrow(),
                dataset.version(),
                session.plan().arguments(),
                outcome.sandbox().toString(),
                grade.metric().name(),
                part(grade.publicPart()),
                part(grade.privatePart()),
                part(grade.overall()),
                clock.instant());
    }

    private static ScoreRecord.Part part(Grade.Part part) {
        return new ScoreRecord.Part(part.score(), part.recallAt1());
    }
}
