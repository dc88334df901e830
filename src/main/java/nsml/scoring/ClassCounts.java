package nsml.scoring;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts, class by class, the labels, the predictions and where both agree. For one thread. */
public final class ClassCounts {

    private static final class Count {
        private long labels;
        private long predictions;
        private long both;

        /** 2PR/(P+R) with P = both/predictions and R = both/labels, without its three divisions by 0. */
        private double f1() {
            return labels + predictions == 0 ? 0 : 2.0 * both / (labels + predictions);
        }
    }

    private final ClassNames names;
    private final Map<String, Count> byClass = new LinkedHashMap<>();
    private long all;
    private long right;

    ClassCounts(ClassNames names) {
        this.names = names;
    }

    /** Counts a label and its prediction, both as {@link ClassNames} names them. */
    void add(String label, String prediction) {
        all++;
        count(label).labels++;
        count(prediction).predictions++;
        if (label.equals(prediction)) {
            right++;
            count(label).both++;
        }
    }

    private Count count(String name) {
        return byClass.computeIfAbsent(name, any -> new Count());
    }

    double accuracy() {
        return (double) right / all;
    }

    /** Returns the F1 of a class, 0 if it never came. */
    double f1(String name) {
        Count count = byClass.get(names.name(name));
        return count == null ? 0 : count.f1();
    }

    /** Adds in the order of the values, so that the order of the lines does not show in the sum's last bits. */
    double meanF1() {
        double[] ordered =
                byClass.values().stream().mapToDouble(Count::f1).sorted().toArray();
        return Arrays.stream(ordered).reduce(0, Double::sum) / ordered.length;
    }
}
