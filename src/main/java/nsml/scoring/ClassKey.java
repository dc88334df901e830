package nsml.scoring;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Labels that are classes. */
final class ClassKey implements LabelKey {

    private static final int LONGEST = 1024;

    private final LabelMetric.OfClasses metric;
    private final ClassNames names;
    private final List<String> labels;

    ClassKey(List<LabelValue> values, LabelMetric.OfClasses metric) {
        this.metric = metric;
        names = ClassNames.of(values);
        labels = values.stream().map(this::label).toList();
        if (metric instanceof LabelMetric.BinaryF1 binary) {
            check(binary);
        }
    }

    private String label(LabelValue value) {
        return text(value)
                .map(names::name)
                .orElseThrow(() -> new IllegalArgumentException(
                        metric.name() + " needs labels that are classes, and there is a list of numbers"));
    }

    private void check(LabelMetric.BinaryF1 binary) {
        Set<String> classes = Set.copyOf(labels);
        boolean known = classes.contains(names.name(binary.positive()));
        if (!known || classes.size() > 2) {
            throw new IllegalArgumentException(binary.name() + " needs labels of two classes, one of them "
                    + Quoted.text(binary.positive()) + "; there are " + classes.size()
                    + (known ? "" : ", that one not among them") + " (f1 is the mean over any number of classes)");
        }
    }

    private static Optional<String> text(LabelValue value) {
        if (value instanceof LabelValue.Text text) {
            return Optional.of(text.text());
        }
        return value instanceof LabelValue.Bare bare ? Optional.of(bare.text()) : Optional.empty();
    }

    @Override
    public int size() {
        return labels.size();
    }

    @Override
    public Sheet begin(LabelReader reader) {
        return new Sheet() {

            private final ClassCounts counts = new ClassCounts(names);

            @Override
            public void take(int index, LabelValue value) {
                text(value).ifPresentOrElse(text -> take(index, text), () -> reader.add(LabelFlaw.NOT_A_CLASS));
            }

            private void take(int index, String text) {
                OptionalDouble number = Numbers.parse(text);
                if (text.length() > LONGEST) {
                    reader.add(LabelFlaw.LONG_CLASS);
                } else if (names == ClassNames.NUMBERS && number.isEmpty()) {
                    reader.add(LabelFlaw.NOT_A_NUMBER);
                } else if (names == ClassNames.NUMBERS && !Double.isFinite(number.getAsDouble())) {
                    reader.add(LabelFlaw.NOT_FINITE);
                } else {
                    counts.add(labels.get(index), names.name(text));
                }
            }

            @Override
            public double score() {
                return metric.of(counts);
            }
        };
    }
}
