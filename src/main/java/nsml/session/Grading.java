package nsml.session;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsml.catalog.ScoreRecord;
import nsml.catalog.SessionRecord;
import nsml.dataset.Dataset;
import nsml.dataset.Hidden;
import nsml.dataset.Scoring;
import nsml.runner.Outcome;
import nsml.runner.Verdict;
import nsml.scoring.BadAnswers;
import nsml.scoring.Grade;
import nsml.scoring.Grader;
import nsml.scoring.LabelGrader;
import nsml.scoring.Labels;
import nsml.scoring.Split;
import nsml.scoring.Tolerance;
import nsml.scoring.Truth;

/** Grades what a submit session answered, after every process of the submission is dead. */
final class Grading {

    /**
     * What answers are worth.
     *
     * @param publicPart on the public part of the test set
     * @param privatePart on the private part
     * @param overall on all of it
     * @param notes what else the user should know, a sentence each
     */
    record Mark(
            ScoreRecord.Part publicPart, ScoreRecord.Part privatePart, ScoreRecord.Part overall, List<String> notes) {

        /** One number for all parts. */
        static Mark of(double score) {
            ScoreRecord.Part part = new ScoreRecord.Part(score, 0);
            return new Mark(part, part, part, List.of());
        }
    }

    private final SessionRecord session;
    private final Dataset dataset;
    private final ScriptScore script;

    Grading(SessionRecord session, Dataset dataset, ScriptScore script) {
        this.session = session;
        this.dataset = dataset;
        this.script = script;
    }

    /** Returns how a submit ends that answered the full test set, and its score. */
    Graded grade(Outcome outcome, Path answers, Instant now) throws IOException, InterruptedException {
        try {
            Mark mark = mark(answers);
            List<String> detail = new ArrayList<>(List.of("graded by " + metric()));
            detail.addAll(mark.notes());
            return new Graded(
                    Supervisor.ending(outcome, Verdict.OK, String.join("; ", detail)),
                    Optional.of(score(mark, outcome, now)),
                    List.of());
        } catch (BadAnswers e) {
            return new Graded(
                    Supervisor.ending(outcome, verdict(e), String.valueOf(e.getMessage())),
                    Optional.empty(),
                    e.flaws());
        }
    }

    static Verdict verdict(BadAnswers e) {
        return e.kind() == BadAnswers.Kind.UNFINISHED ? Verdict.NO_RESULT : Verdict.BAD_RESULT;
    }

    private Mark mark(Path answers) throws BadAnswers, IOException, InterruptedException {
        Scoring scoring = dataset.competition().scoring();
        if (scoring instanceof Scoring.Ranking) {
            Hidden hidden = dataset.hidden();
            return ranking(answers, hidden.truth(), hidden.split());
        }
        return scoring instanceof Scoring.Labels
                ? labels(answers, dataset.testLabel())
                : Mark.of(script.of(answers, dataset.evaluationSide()));
    }

    /** Marks rankings of a part of the test set. */
    Mark ranking(Path answers, Truth truth, Split split) throws BadAnswers, IOException {
        Scoring.Ranking ranking = (Scoring.Ranking) dataset.competition().scoring();
        Grade grade = Grader.grade(answers, truth, split, ranking.metric(), tolerance(), mostBytes());
        return new Mark(part(grade.publicPart()), part(grade.privatePart()), part(grade.overall()), grade.flaws());
    }

    /** Marks predictions by labels. */
    Mark labels(Path answers, Path labels) throws BadAnswers, IOException {
        Scoring.Labels scoring = (Scoring.Labels) dataset.competition().scoring();
        Path folder = Optional.ofNullable(answers.getParent()).orElseThrow();
        return Mark.of(new LabelGrader(Labels.read(labels), scoring.metric())
                .grade(folder, folder.relativize(answers), mostBytes())
                .score());
    }

    /** Marks predictions by the owner's program. */
    Mark script(Path answers, Path evaluationSide) throws BadAnswers, IOException, InterruptedException {
        return Mark.of(script.of(answers, evaluationSide));
    }

    /** The metric's exact name, and whose habits it bears with. */
    String metric() {
        return dataset.competition().scoring().name() + (tolerance() == Tolerance.STRICT ? "" : " (compat 2019)");
    }

    private Tolerance tolerance() {
        return session.plan().options().compat().isPresent() ? Tolerance.COMPAT_2019 : Tolerance.STRICT;
    }

    private long mostBytes() {
        return dataset.competition().limits().answers();
    }

    private ScoreRecord score(Mark mark, Outcome outcome, Instant now) {
        return new ScoreRecord(
                session.id(),
                session.plan().source().orElseThrow(),
                dataset.version(),
                session.plan().arguments(),
                outcome.protection().sandbox().toString(),
                outcome.protection().toString(),
                metric(),
                mark.publicPart(),
                mark.privatePart(),
                mark.overall(),
                now);
    }

    private static ScoreRecord.Part part(Grade.Part part) {
        return new ScoreRecord.Part(part.score(), part.recallAt1());
    }
}
