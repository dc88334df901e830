package nsml.session.forecast;

import java.util.ArrayList;
import java.util.List;

/** Tells the author of a submission what to expect. */
public final class ForecastText {

    private ForecastText() {}

    /**
     * Says it in two lines, and in one more for each limit that may be crossed:
     *
     * <pre>
     * infer: 41 min +- 6 of 60; memory 3.1 of 24 GB
     * load 12 s, fixed 3.2 s, per query 140 ms, per reference 11 ms, per pair 0.2 us
     * </pre>
     *
     * A GB is 1024 to the third, as in the limits.
     *
     * @param model from which the forecast came
     * @param inferLimitSeconds how long infer may take
     * @param memoryLimitBytes how much memory the submission may have
     */
    public static List<String> lines(
            Forecast forecast, CostModel model, double inferLimitSeconds, long memoryLimitBytes) {
        double memoryLimit = (double) memoryLimitBytes;
        List<String> lines = new ArrayList<>();
        lines.add("infer: " + time(forecast.inferSeconds(), inferLimitSeconds) + "; memory "
                + memory(forecast.peakBytes().expected(), memoryLimit));
        lines.add(costs(model));
        warn("infer", "take longer than", forecast.inferSeconds(), inferLimitSeconds, Unit.OF_TIME, lines);
        warn("the submission", "need more memory than", forecast.peakBytes(), memoryLimit, Unit.OF_MEMORY, lines);
        return lines;
    }

    private static String time(Estimate estimate, double limit) {
        Unit limitUnit = Unit.of(limit, Unit.OF_TIME);
        Unit unit = smaller(Unit.of(estimate.expected(), Unit.OF_TIME), limitUnit);
        return unit.number(estimate.expected()) + " " + unit.name() + " +- "
                + unit.margin(estimate.margin(), estimate.expected()) + " of " + limitUnit.number(limit)
                + (unit.equals(limitUnit) ? "" : " " + limitUnit.name());
    }

    private static String memory(double bytes, double limit) {
        Unit limitUnit = Unit.of(limit, Unit.OF_MEMORY);
        Unit unit = smaller(Unit.of(bytes, Unit.OF_MEMORY), limitUnit);
        return unit.number(bytes) + (unit.equals(limitUnit) ? "" : " " + unit.name()) + " of " + limitUnit.number(limit)
                + " " + limitUnit.name();
    }

    private static Unit smaller(Unit one, Unit other) {
        return one.factor() < other.factor() ? one : other;
    }

    private static String costs(CostModel model) {
        Costs costs = model.time();
        return "load " + seconds(model.loadSeconds()) + ", fixed " + seconds(costs.fixed()) + ", per query "
                + seconds(costs.perQuery()) + ", per reference " + seconds(costs.perReference()) + ", per pair "
                + seconds(costs.perPair());
    }

    private static String seconds(double seconds) {
        return seconds < 0.05e-6 ? "0 s" : Unit.print(seconds, Unit.OF_TIME);
    }

    private static void warn(
            String who, String what, Estimate estimate, double limit, List<Unit> units, List<String> lines) {
        if (estimate.high() <= limit) {
            return;
        }
        String likely = estimate.low() > limit ? "will" : estimate.expected() > limit ? "will probably" : "may";
        lines.add("Warning: " + who + " " + likely + " " + what + " the limit of " + Unit.print(limit, units)
                + "; expect " + Unit.print(estimate.low(), units) + " to " + Unit.print(estimate.high(), units));
    }
}
