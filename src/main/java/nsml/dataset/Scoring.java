package nsml.dataset;

import nsml.scoring.LabelMetric;
import nsml.scoring.Metric;
import nsml.scoring.Quoted;
import nsml.scoring.SortOrder;

/** How a competition turns answers into a score. */
public sealed interface Scoring {

    /**
     * Rankings of references, measured by the platform against a file of relevant ones.
     *
     * @param metric what the ranking of a query is worth
     */
    record Ranking(Metric metric) implements Scoring {

        @Override
        public String name() {
            return metric.name();
        }
    }

    /**
     * Predictions, a row an item, measured by the platform against {@code test/test_label}.
     *
     * @param metricName the exact name of a {@link LabelMetric}
     */
    record Labels(String metricName) implements Scoring {

        /** Checks the name. */
        public Labels {
            LabelMetric.parse(metricName);
        }

        /** Returns the metric of that name. */
        public LabelMetric metric() {
            return LabelMetric.parse(metricName);
        }

        @Override
        public String name() {
            return metricName;
        }

        @Override
        public SortOrder usualOrder() {
            return metric().ascending() ? SortOrder.ASCENDING : SortOrder.DESCENDING;
        }
    }

    /**
     * Predictions, measured by a program of the competition's owner, which prints the score.
     *
     * @param path of the program, usually {@code evaluation.py}, relative to the definition
     */
    record Script(String path) implements Scoring {

        @Override
        public String name() {
            return "evaluation.py";
        }
    }

    /**
     * Reads what stands at {@code metric}.
     *
     * @throws IllegalArgumentException if it is neither a metric's exact name nor a path that ends in {@code .py}
     */
    static Scoring parse(String text) {
        if (text.endsWith(".py")) {
            return new Script(text);
        }
        if (text.matches("(map|recall)(@[1-9][0-9]{0,8})?") && !text.equals("recall")) {
            return new Ranking(Metric.parse(text));
        }
        try {
            return new Labels(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "unknown metric " + Quoted.text(text)
                            + "; there are map, map@K and recall@K with K from 1 for rankings, for instance map@1000;"
                            + " accuracy, mse, rmse, f1 and f1:CLASS for labels; or the path of an evaluation.py",
                    e);
        }
    }

    /** Returns what boards and tables print. */
    String name();

    /** Returns which scores are better, unless the definition says otherwise. */
    default SortOrder usualOrder() {
        return SortOrder.DESCENDING;
    }
}
