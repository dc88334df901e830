package nsml.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nsml.catalog.Ending;
import nsml.catalog.SessionRecord;
import nsml.dataset.Dataset;
import nsml.dataset.Hidden;
import nsml.dataset.Scoring;
import nsml.runner.BadPackageException;
import nsml.runner.Outcome;
import nsml.runner.Verdict;
import nsml.scoring.BadAnswers;
import nsml.scoring.Split;
import nsml.scoring.Truth;

/** A submit on the sample: shows what the submission answers, what that is worth, and what the real submit will take. */
final class Rehearsal {

    private static final int SHOWN_BYTES = 1 << 20;

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
        LastWords.append(folder.log(), session, outcome.verdict());
        if (outcome.answers().isEmpty()) {
            return Supervisor.ending(outcome, outcome.verdict(), outcome.detail());
        }
        Path answers = outcome.answers().get();
        keepBeginning(answers);
        try {
            return Supervisor.ending(outcome, Verdict.OK, String.join("\n", mark(answers)));
        } catch (BadAnswers e) {
            return Supervisor.ending(outcome, Grading.verdict(e), String.valueOf(e.getMessage()));
        }
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
            return List.of(
                    "the answers on the sample are complete; it has no labels of its own, so that there is no score");
        }
        Grading.Mark mark = scoring instanceof Scoring.Labels
                ? grading.labels(answers, side.get().resolve("test/test_label"))
                : grading.script(answers, side.get());
        sentences.add(grading.metric() + " on the sample: " + mark.overall().score());
        return sentences;
    }

    private void keepBeginning(Path answers) throws IOException {
        try (var in = Files.newInputStream(answers, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(folder.predictions(), in.readNBytes(SHOWN_BYTES));
        }
    }
}
