package nsml.session.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A submission of known cost. Its time is disturbed as that of a real one: some seconds of warm-up, most of them early; noise that is
 * in proportion; and jitter of 30 ms.
 *
 * @param costs of infer, in seconds
 * @param memory in bytes
 * @param noise the standard deviation of a trial, relative
 * @param warmUpSeconds what a long trial loses to warm-up in all; a quarter of its passes in each second
 */
record SimulatedSubmission(Costs costs, Costs memory, double noise, double warmUpSeconds) {

    private static final double JITTER_SECONDS = 0.03;
    private static final double MEMORY_NOISE = 0.02;

    static double of(Costs costs, Size size) {
        return costs.fixed()
                + costs.perQuery() * size.queries()
                + costs.perReference() * size.references()
                + costs.perPair() * size.queries() * size.references();
    }

    /** Returns what it takes without noise. */
    double seconds(Size size) {
        double seconds = of(costs, size);
        return seconds + warmUpSeconds * (1 - Math.exp(-seconds / 4));
    }

    Trial run(Size size, Random random) {
        double seconds = seconds(size) * Math.exp(noise * random.nextGaussian())
                + JITTER_SECONDS * Math.abs(random.nextGaussian());
        double bytes = of(memory, size) * Math.exp(MEMORY_NOISE * random.nextGaussian());
        return new Trial(size.queries(), size.references(), seconds, 1 + random.nextDouble(), (long) bytes);
    }

    /** Returns the trials that the plan asks for. */
    List<Trial> trials(TrialPlan plan, Random random) {
        List<Trial> done = new ArrayList<>();
        for (Optional<Size> next = plan.next(done); next.isPresent(); next = plan.next(done)) {
            done.add(run(next.get(), random));
        }
        return done;
    }
}
