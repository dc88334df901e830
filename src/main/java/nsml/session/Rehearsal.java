package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsml.catalog.Ending;
import nsml.catalog.SessionRecord;
import nsml.dataset.Competition;
import nsml.dataset.Contents;
import nsml.dataset.Dataset;
import nsml.dataset.Hidden;
import nsml.dataset.Scoring;
import nsml.runner.BadPackageException;
import nsml.runner.Outcome;
import nsml.runner.Verdict;
import nsml.scoring.AnswersFile;
import nsml.scoring.BadAnswers;
import nsml.scoring.Split;
import nsml.scoring.Truth;
import nsml.session.forecast.CostModel;
import nsml.session.forecast.ForecastText;
import nsml.session.forecast.Size;
import nsml.session.forecast.Trial;
import nsml.session.forecast.TrialPlan;
import nsml.shim.wire.Phase;

/** A submit on the sample: shows what the submission answers, what that is worth, and what the real submit will take. */
final class Rehearsal {

    private static final int SHOWN_BYTES = 1 << 20;
    private static final double EXTRA_SECONDS = 30;

    private final SessionRecord session;
    private final SessionFolder folder;
    private final Dataset dataset;
    private final SessionRun run;
    private final Grading grading;

    Rehearsal(SessionRecord session, SessionFolder folder, Dataset dataset, SessionRun run, Grading grading) {
        this.session = session;
        this.folder = folder;
        this.dataset = dataset;
        this.run = run;
        this.grading = grading;
    }

    /** Runs it; returns how the session ends. */
    Ending ending() throws IOException, InterruptedException, BadPackageException {
        Outcome outcome = run.on(dataset.sampleSide(), folder.log());
        if (outcome.answers().isEmpty()) {
            return Supervisor.ending(outcome, outcome.verdict(), outcome.detail());
        }
        Path answers = outcome.answers().get();
        List<String> sentences;
        try {
            Files.write(folder.predictions(), AnswersFile.beginning(answers, SHOWN_BYTES));
            sentences = new ArrayList<>(mark(answers));
        } catch (BadAnswers e) {
            return Supervisor.ending(outcome, Grading.verdict(e), String.valueOf(e.getMessage()));
        }
        if (!(dataset.competition().scoring() instanceof Scoring.Ranking)) {
            sentences.add("no forecast: the sample of predictions has one size, and says nothing of larger ones");
            return Supervisor.ending(outcome, Verdict.OK, String.join("\n", sentences));
        }
        return forecast(outcome, sentences);
    }

    /** Goes on with samples of other sizes, in which the same pictures come again, until the real size can be foretold. */
    private Ending forecast(Outcome first, List<String> sentences)
            throws IOException, InterruptedException, BadPackageException {
        Contents contents = dataset.contents();
        Size small = new Size(contents.sampleQueries(), contents.sampleReferences());
        Size real = new Size(contents.queries(), contents.references());
        TrialPlan plan = new TrialPlan(small, real, session.plan().options().testFraction(), EXTRA_SECONDS);
        List<Trial> trials = new ArrayList<>(List.of(trial(small, first)));
        for (Optional<Size> next = plan.next(trials); next.isPresent(); next = plan.next(trials)) {
            Size size = next.get();
            Outcome outcome = on(size);
            if (outcome.verdict() != Verdict.OK) {
                return Supervisor.ending(
                        outcome,
                        outcome.verdict(),
                        "with " + size.queries() + " queries and " + size.references() + " references, of "
                                + real.queries() + " and " + real.references() + ": " + outcome.detail());
            }
            trials.add(trial(size, outcome));
        }
        CostModel model = CostModel.fit(trials);
        Competition.Limits limits = dataset.competition().limits();
        sentences.add("the real submit has " + real.queries() + " queries and " + real.references() + " references; by "
                + trials.size() + " trials expect");
        sentences.addAll(ForecastText.lines(
                model.predict(real.queries(), real.references()),
                model,
                limits.infer().toMillis() / 1000.0,
                session.plan().options().memory().orElse(limits.memory())));
        return Supervisor.ending(first, Verdict.OK, String.join("\n", sentences));
    }

    private Outcome on(Size size) throws IOException, InterruptedException, BadPackageException {
        folder.tidy();
        dataset.buildSample(folder.trial(), size.queries(), size.references());
        return run.on(folder.trial(), folder.trialLog());
    }

    private static Trial trial(Size size, Outcome outcome) {
        return new Trial(
                size.queries(),
                size.references(),
                seconds(outcome, Phase.INFER),
                seconds(outcome, Phase.LOAD),
                outcome.peakMemory());
    }

    private static double seconds(Outcome outcome, Phase phase) {
        return outcome.used().getOrDefault(phase, Duration.ZERO).toNanos() / 1e9;
    }

    /** What the answers are worth, in sentences. */
    private List<String> mark(Path answers) throws BadAnswers, IOException, InterruptedException {
        Scoring scoring = dataset.competition().scoring();
        List<String> sentences = new ArrayList<>();
        if (scoring instanceof Scoring.Ranking) {
            Hidden hidden = dataset.hidden();
            Truth truth = hidden.sampleTruth();
            Grading.Mark mark = grading.ranking(answers, truth, Split.allPublic(truth.queries()));
            sentences.add(grading.metric() + " on the sample ("
                    + truth.queries().size() + " queries, " + truth.references().size() + " references): "
                    + mark.overall().score());
            sentences.addAll(mark.notes());
            return sentences;
        }
        Optional<Path> side = dataset.sampleEvaluationSide();
        if (side.isEmpty()) {
            return List.of("the sample has no labels of its own, so that its answers are neither counted nor scored");
        }
        Grading.Mark mark = scoring instanceof Scoring.Labels
                ? grading.labels(answers, side.get().resolve("test/test_label"))
                : grading.script(answers, side.get());
        sentences.add(grading.metric() + " on the sample: " + mark.overall().score());
        return sentences;
    }
}
