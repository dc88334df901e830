package nsml.submission;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import nsml.shim.Answers;
import nsml.shim.Model;
import nsml.shim.Rankings;
import nsml.shim.TestData;
import nsml.submission.recipe.Recipe;
import nsml.submission.search.Ranking;
import nsml.submission.search.UnitVectors;

/** A backbone, and what turns its feature maps into rankings. */
final class RetrievalModel implements Model {

    private final Backbone backbone;
    private final Recipe recipe;
    private final Console console;

    RetrievalModel(Backbone backbone, Recipe recipe, Console console) {
        this.backbone = backbone;
        this.recipe = recipe;
        this.console = console;
    }

    Backbone backbone() {
        return backbone;
    }

    @Override
    public void save(Path directory) throws IOException {
        backbone.save(directory);
    }

    @Override
    public void load(Path directory) throws IOException {
        backbone.load(directory);
    }

    @Override
    public Answers infer(TestData test) throws IOException {
        try (var describer = new Describer(backbone.toOnnx(), recipe, console)) {
            UnitVectors references = describer.describe("references", test.references());
            UnitVectors queries = describer.describe("queries", test.queries());
            console.say("searching " + references.size() + " references for each of " + queries.size() + " queries");
            return rankings(test, recipe.search().rank(queries, references));
        }
    }

    private static Rankings rankings(TestData test, List<Ranking> rankings) {
        var byQuery = new LinkedHashMap<String, List<String>>();
        for (int query = 0; query < rankings.size(); query++) {
            List<String> ids = Arrays.stream(rankings.get(query).indices())
                    .mapToObj(reference -> test.references().get(reference).id())
                    .toList();
            byQuery.put(test.queries().get(query).id(), ids);
        }
        return new Rankings(byQuery);
    }
}
