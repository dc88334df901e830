package nsml.scoring;

import java.util.Locale;

/** What predicted labels or values are worth. */
public enum LabelMetric {
    ACCURACY,
    MSE,
    RMSE,
    F1;

    /**
     * Reads a metric's exact name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message says which there are
     */
    public static LabelMetric parse(String name) {
        for (LabelMetric metric : values()) {
            if (metric.name().toLowerCase(Locale.ROOT).equals(name)) {
                return metric;
            }
        }
        throw new IllegalArgumentException(
                "unknown metric " + Quoted.text(name) + "; for labels there are accuracy, mse, rmse and f1");
    }
}
