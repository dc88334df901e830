package nsml.scoring;

import java.util.Collection;
import java.util.OptionalDouble;

/** When two classes are the same, which the labels alone decide. */
enum ClassNames {
    /** All labels are bare numbers, so {@code 1}, {@code 1.0}, {@code '1'} and {@code True} are one class. */
    NUMBERS,
    /** Some label is not a bare number: a class is its text, in quotes or not, and {@code 1} is not {@code 1.0}. */
    TEXTS;

    static ClassNames of(Collection<LabelValue> labels) {
        return labels.stream().allMatch(label -> label instanceof LabelValue.Bare && isFinite(label)) ? NUMBERS : TEXTS;
    }

    private static boolean isFinite(LabelValue value) {
        OptionalDouble number = LabelValue.number(value);
        return number.isPresent() && Double.isFinite(number.getAsDouble());
    }

    /** Returns the one name of the class that goes by {@code text}. */
    String name(String text) {
        OptionalDouble number = Numbers.parse(text);
        return this == NUMBERS && number.isPresent() && Double.isFinite(number.getAsDouble())
                ? Numbers.key(text)
                : text;
    }
}
