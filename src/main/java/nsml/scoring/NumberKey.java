package nsml.scoring;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/** Labels that are numbers, or lists of equally many. */
final class NumberKey implements LabelKey {

    private final LabelMetric.OfNumbers metric;
    private final double[][] labels;

    NumberKey(List<LabelValue> values, LabelMetric.OfNumbers metric) {
        this.metric = metric;
        labels = values.stream().map(NumberKey::numbers).toArray(double[][]::new);
        for (int i = 0; i < labels.length; i++) {
            check(labels[i], i + 1);
        }
    }

    private void check(double[] label, int line) {
        if (label.length == 0 || !allFinite(label)) {
            throw new IllegalArgumentException(
                    metric.name() + " needs labels that are finite numbers, and that of line " + line + " is not");
        }
        if (label.length != labels[0].length) {
            throw new IllegalArgumentException(metric.name() + " needs labels of equally many numbers, and line " + line
                    + " has " + label.length + " where line 1 has " + labels[0].length);
        }
    }

    private static double[] numbers(LabelValue value) {
        if (value instanceof LabelValue.Row row) {
            return row.numbers();
        }
        OptionalDouble number = LabelValue.number(value);
        return number.isPresent() ? new double[] {number.getAsDouble()} : new double[0];
    }

    private static boolean allFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public Sheet begin(LabelReader reader) {
        return new Sheet() {

            private double squares;

            @Override
            public void take(int index, LabelValue value) {
                double[] label = labels[index];
                double[] prediction = numbers(value);
                if (prediction.length == 0 && !(value instanceof LabelValue.Row)) {
                    reader.add(LabelFlaw.NOT_A_NUMBER);
                } else if (prediction.length != label.length) {
                    reader.add(
                            LabelFlaw.ANOTHER_LENGTH,
                            ": it has " + prediction.length + " numbers, and its label has " + label.length);
                } else if (!allFinite(prediction)) {
                    reader.add(LabelFlaw.NOT_FINITE);
                } else {
                    for (int i = 0; i < label.length; i++) {
                        squares += (prediction[i] - label[i]) * (prediction[i] - label[i]);
                    }
                }
            }

            @Override
            public double score() throws BadAnswers {
                double meanSquare = squares / ((double) labels.length * labels[0].length);
                if (!Double.isFinite(meanSquare)) {
                    throw new BadAnswers(
                            BadAnswers.Kind.WRONG,
                            "the predictions are so far from the labels that " + metric.name()
                                    + " is too large for a number");
                }
                return metric.of(meanSquare);
            }
        };
    }
}
