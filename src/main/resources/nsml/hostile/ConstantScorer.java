// case: 79, 80
// title: answers every query alike, in an order of its own
// mode: submit
// expect: OK
// protects: answers
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nsml.shim.Answers;
import nsml.shim.Rankings;
import nsml.shim.TestData;

public final class ConstantScorer extends Harmless {
    @Override
    public Answers infer(TestData test) {
        List<String> references = new ArrayList<>(test.references().stream().map(TestData.Item::id).toList());
        Collections.sort(references, Collections.reverseOrder());
        List<String> queries = new ArrayList<>(test.queries().stream().map(TestData.Item::id).toList());
        Collections.reverse(queries);
        Map<String, List<String>> rankings = new LinkedHashMap<>();
        queries.forEach(query -> rankings.put(query, references));
        return new Rankings(rankings);
    }
}
