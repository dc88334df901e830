package nsml.session.forecast;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a submission costs, learnt from trials. Immutable. */
public final class CostModel {

    /** A trial repeated differs by so much. */
    private static final double TIME_SPREAD = 0.06;

    private static final double JITTER_SECONDS = 0.05;

    /** What a trial of no length may lack of the warm-up that a long one goes through, and how fast that passes. */
    private static final double WARM_UP_SECONDS = 0.5;

    private static final double WARM_UP_PASSES_SECONDS = 2;

    private static final double MEMORY_SPREAD = 0.03;
    private static final double MEMORY_JITTER_BYTES = 10e6;

    private final CostCurve time;
    private final CostCurve memory;
    private final double loadSeconds;

    private CostModel(CostCurve time, CostCurve memory, double loadSeconds) {
        this.time = time;
        this.memory = memory;
        this.loadSeconds = loadSeconds;
    }

    /**
     * Learns from trials, which may be as few as one: the fewer, the wider the ranges.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static CostModel fit(List<Trial> trials) {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a forecast needs at least one trial");
        }
        return new CostModel(
                curve(trials, Trial::inferSeconds, CostModel::timeDeviation, TIME_SPREAD),
                curve(trials, Trial::peakBytes, CostModel::memoryDeviation, MEMORY_SPREAD),
                trials.stream().mapToDouble(Trial::loadSeconds).average().orElseThrow());
    }

    private static CostCurve curve(
            List<Trial> trials, ToDoubleFunction<Trial> quantity, ToDoubleFunction<Double> deviation, double spread) {
        return CostCurve.fit(
                trials.stream()
                        .map(trial -> {
                            double value = quantity.applyAsDouble(trial);
                            return new Measured(
                                    trial.size(), Math.max(Double.MIN_NORMAL, value), deviation.applyAsDouble(value));
                        })
                        .toList(),
                spread);
    }

    static double timeDeviation(double seconds) {
        return Math.hypot(
                Math.hypot(TIME_SPREAD * seconds, JITTER_SECONDS),
                WARM_UP_SECONDS * Math.exp(-seconds / WARM_UP_PASSES_SECONDS));
    }

    private static double memoryDeviation(double bytes) {
        return Math.hypot(MEMORY_SPREAD * bytes, MEMORY_JITTER_BYTES);
    }

    Forecast predict(Size size) {
        return new Forecast(size, time.at(size), memory.at(size));
    }

    /** Tells what a test set of that size will take. */
    public Forecast predict(int queries, int references) {
        return predict(new Size(queries, references));
    }

    /** Returns the seconds that load took, on average. */
    public double loadSeconds() {
        return loadSeconds;
    }

    /** Returns what infer costs, in seconds. */
    public Costs time() {
        return time.costs();
    }

    /** Returns what infer costs, in bytes. */
    public Costs memory() {
        return memory.costs();
    }
}
