package nsml.scoring;

import java.util.Collection;

/** The truth by numbers instead of ids, ready for a file of millions of ids. Immutable. */
final class AnswerKey {

    private final IdTable queries;
    private final IdTable references;
    private final int[][] relevant;

    AnswerKey(Truth truth) {
        queries = new IdTable(truth.queries());
        references = new IdTable(truth.references());
        relevant = truth.relevant().values().stream().map(this::numbers).toArray(int[][]::new);
    }

    private int[] numbers(Collection<String> ids) {
        return ids.stream().mapToInt(references::find).toArray();
    }

    IdTable queries() {
        return queries;
    }

    IdTable references() {
        return references;
    }

    /** Returns the numbers of the references relevant to a query. */
    int[] relevant(int query) {
        return relevant[query];
    }
}
