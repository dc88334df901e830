package nsml.session.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which sizes to try, so that little time tells much.
 *
 * <p>First a small one, then with more queries, with more references, and with both; "more" is a fraction of the real size, at
 * least twice the small one and at most the real one. If that leaves the forecast vague - because the trials were so short that
 * noise and warm-up hide the rest, or because pairs, of which they had few, may matter - others follow: each time the cheapest that
 * makes it precise, or else that from which it profits most. So small submissions are measured nearly directly.
 *
 * <p>Immutable.
 */
public final class TrialPlan {

    private static final double FRACTION = 0.1;
    private static final double EXTRA_SECONDS = 30;
    private static final int MOST_EXTRA = 6;

    /** In how many times the longest of the first trials. */
    private static final double EXTRA_BY_LONGEST = 2;

    /** In how many times the fraction of the forecast. */
    private static final double EXTRA_BY_FORECAST = 4;

    /** A forecast is precise if its margin is at most this part of it ... */
    private static final double MARGIN = 0.15;

    /** ... and the trials would show any of the parts of the cost: the standard deviation if none is left out beforehand. */
    private static final double DEVIATION = 0.12;

    /** Aimed at with the next trial, as the others will not turn out quite as expected. */
    private static final double WANTED_DEVIATION = 0.08;

    /** A trial that leaves more of the variance than this is not worth its time. */
    private static final double WORTHWHILE = 0.75;

    /** From the small to the real size. */
    private static final int LEVELS = 8;

    private record Candidate(Size size, double seconds, double variance) {}

    private final Size real;
    private final double fraction;
    private final double extraSeconds;
    private final List<Size> first;
    private final List<Size> others;

    /**
     * Plans with a tenth of the real size and 30 seconds for what follows.
     *
     * @param small the unique sample
     * @param real not smaller in either
     */
    public TrialPlan(Size small, Size real) {
        this(small, real, FRACTION, EXTRA_SECONDS);
    }

    /**
     * Plans.
     *
     * @param small the unique sample
     * @param real not smaller in either
     * @param fraction how much of the real size to try first, above 0 and at most 1
     * @param extraSeconds how long the trials after the first ones may take together; or, if that is longer, twice as long as the
     *     longest of the first, or four times this fraction of the forecast
     */
    public TrialPlan(Size small, Size real, double fraction, double extraSeconds) {
        if (small.queries() > real.queries() || small.references() > real.references()) {
            throw new IllegalArgumentException(
                    "the sample, " + small + ", must not be larger than the test set, " + real);
        }
        if (!(fraction > 0 && fraction <= 1)) {
            throw new IllegalArgumentException("the fraction must be above 0 and at most 1, not " + fraction);
        }
        this.real = real;
        this.fraction = fraction;
        this.extraSeconds = extraSeconds;
        Size more = new Size(
                more(small.queries(), real.queries(), fraction), more(small.references(), real.references(), fraction));
        first = Stream.of(
                        small,
                        new Size(more.queries(), small.references()),
                        new Size(small.queries(), more.references()),
                        more)
                .distinct()
                .toList();
        others = others(small);
    }

    private static int more(int small, int real, double fraction) {
        return Math.min(real, Math.max(2 * small, (int) Math.ceil(fraction * real)));
    }

    private List<Size> others(Size small) {
        Set<Size> sizes = new LinkedHashSet<>();
        for (int i = 0; i <= LEVELS; i++) {
            for (int j = 0; j <= LEVELS; j++) {
                sizes.add(new Size(
                        level(small.queries(), real.queries(), i), level(small.references(), real.references(), j)));
            }
        }
        return List.copyOf(sizes);
    }

    private static int level(int small, int real, int level) {
        return (int) Math.round(small * Math.pow((double) real / small, (double) level / LEVELS));
    }

    /** Returns what to try next, given all trials so far; empty if they suffice. */
    public Optional<Size> next(List<Trial> done) {
        List<Size> sizes = done.stream().map(Trial::size).toList();
        Optional<Size> open =
                first.stream().filter(size -> !sizes.contains(size)).findFirst();
        if (open.isPresent() || sizes.contains(real) || done.size() >= first.size() + MOST_EXTRA) {
            return open;
        }
        CostModel model = CostModel.fit(done);
        return next(done, model, model.predict(real).inferSeconds());
    }

    private Optional<Size> next(List<Trial> done, CostModel model, Estimate forecast) {
        Uncertainty known = Uncertainty.beforehand(real, forecast.high());
        for (Trial trial : done) {
            known = known.after(trial.size(), CostModel.timeDeviation(trial.inferSeconds()));
        }
        boolean precise = forecast.margin() <= MARGIN * forecast.expected()
                && known.deviation() <= DEVIATION * forecast.expected();
        return precise
                ? Optional.empty()
                : best(candidates(model, known, affordable(done, forecast)), WANTED_DEVIATION * forecast.expected());
    }

    private List<Candidate> candidates(CostModel model, Uncertainty known, double affordable) {
        return others.stream()
                .map(size -> candidate(size, model, known))
                .filter(candidate ->
                        candidate.seconds() <= affordable && candidate.variance() <= WORTHWHILE * known.variance())
                .toList();
    }

    private static Candidate candidate(Size size, CostModel model, Uncertainty known) {
        double seconds = model.predict(size).inferSeconds().expected();
        return new Candidate(
                size,
                seconds,
                known.after(size, CostModel.timeDeviation(seconds)).variance());
    }

    private static Optional<Size> best(List<Candidate> candidates, double wantedDeviation) {
        return candidates.stream()
                .filter(candidate -> Math.sqrt(candidate.variance()) <= wantedDeviation)
                .min(Comparator.comparingDouble(Candidate::seconds))
                .or(() -> candidates.stream().min(Comparator.comparingDouble(Candidate::variance)))
                .map(Candidate::size);
    }

    private double affordable(List<Trial> done, Estimate forecast) {
        double spent = 0;
        double longest = 0;
        List<Size> open = new ArrayList<>(first);
        for (Trial trial : done) {
            if (open.remove(trial.size())) {
                longest = Math.max(longest, trial.inferSeconds());
            } else {
                spent += trial.inferSeconds();
            }
        }
        double share = EXTRA_BY_FORECAST * fraction * forecast.expected();
        return Math.max(extraSeconds, Math.max(EXTRA_BY_LONGEST * longest, share)) - spent;
    }
}
