package nsml.session.forecast;

/** Trials without noise. */
final class ExactTrials {

    private ExactTrials() {}

    static Trial of(SimulatedSubmission submission, int queries, int references) {
        Size size = new Size(queries, references);
        return new Trial(queries, references, SimulatedSubmission.of(submission.costs(), size), 12, (long)
                SimulatedSubmission.of(submission.memory(), size));
    }
}
