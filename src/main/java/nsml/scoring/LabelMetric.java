package nsml.scoring;

/**
 * What predictions are worth, of which there is one for each label. {@link #parse} reads the names.
 *
 * <p>With {@code t} the labels and {@code p} the predictions, in the terms of scikit-learn:
 *
 * <table>
 * <caption>The metrics</caption>
 * <tr><th>name</th><th>scikit-learn</th></tr>
 * <tr><td>{@code accuracy}</td><td>{@code accuracy_score(t, p)}</td></tr>
 * <tr><td>{@code f1}</td><td>{@code f1_score(t, p, average="macro", zero_division=0)}</td></tr>
 * <tr><td>{@code f1:CLASS}</td><td>{@code f1_score(t, p, pos_label=CLASS, zero_division=0)}</td></tr>
 * <tr><td>{@code mse}</td><td>{@code mean_squared_error(t, p)}</td></tr>
 * <tr><td>{@code rmse}</td><td>{@code math.sqrt(mean_squared_error(t, p))}</td></tr>
 * </table>
 */
public sealed interface LabelMetric {

    /** A metric of predictions that are right or wrong. */
    sealed interface OfClasses extends LabelMetric {

        /** Scores predictions, from 0 to 1. */
        double of(ClassCounts counts);
    }

    /** A metric of predictions that are near or far. */
    sealed interface OfNumbers extends LabelMetric {

        /** Scores predictions by the mean of the squares of their errors. */
        double of(double meanSquare);

        @Override
        default boolean ascending() {
            return true;
        }
    }

    /** How many of the predictions are right: {@code accuracy}. */
    record Accuracy() implements OfClasses {

        @Override
        public String name() {
            return "accuracy";
        }

        @Override
        public double of(ClassCounts counts) {
            return counts.accuracy();
        }
    }

    /**
     * The mean of the F1 of all classes, large or small: {@code f1}. A class counts if it is a label or a prediction anywhere, so a
     * prediction that is no label at all adds a class with an F1 of 0.
     */
    record MacroF1() implements OfClasses {

        @Override
        public String name() {
            return "f1";
        }

        @Override
        public double of(ClassCounts counts) {
            return counts.meanF1();
        }
    }

    /**
     * The F1 of one class of two: {@code f1:CLASS}. The labels must have two classes, or that one alone. It is 0 if that class is
     * neither label nor prediction.
     *
     * @param positive the class, as a label file names it without quotes
     */
    record BinaryF1(String positive) implements OfClasses {

        @Override
        public String name() {
            return "f1:" + positive;
        }

        @Override
        public double of(ClassCounts counts) {
            return counts.f1(positive);
        }
    }

    /**
     * The mean of the squares of the errors: {@code mse}. If a label is a list of numbers, the mean is over all numbers of all
     * lists.
     */
    record MeanSquaredError() implements OfNumbers {

        @Override
        public String name() {
            return "mse";
        }

        @Override
        public double of(double meanSquare) {
            return meanSquare;
        }
    }

    /** The root of {@code mse}: {@code rmse}. */
    record RootMeanSquaredError() implements OfNumbers {

        @Override
        public String name() {
            return "rmse";
        }

        @Override
        public double of(double meanSquare) {
            return Math.sqrt(meanSquare);
        }
    }

    /**
     * Reads a metric's exact name.
     *
     * @throws IllegalArgumentException if there is none of that name; the message says which there are
     */
    static LabelMetric parse(String name) {
        if (name.startsWith("f1:") && name.length() > "f1:".length()) {
            return new BinaryF1(name.substring("f1:".length()));
        }
        return switch (name) {
            case "accuracy" -> new Accuracy();
            case "f1" -> new MacroF1();
            case "mse" -> new MeanSquaredError();
            case "rmse" -> new RootMeanSquaredError();
            default ->
                throw new IllegalArgumentException("unknown metric \"" + name
                        + "\"; for labels there are accuracy, mse, rmse, f1 (the mean over all classes) and f1:CLASS, for"
                        + " instance f1:1");
        };
    }

    /** Returns the exact name, which {@link #parse} reads. */
    String name();

    /** Tells whether smaller is better. */
    default boolean ascending() {
        return false;
    }
}
