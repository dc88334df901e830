package nsml.submission.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A submission's arguments.
 *
 * @param recipe a name or a file
 * @param changes values that replace those of the recipe
 */
record RecipeArguments(String recipe, Map<Key, String> changes) {

    /** A value's place in a recipe. */
    record Key(String section, String name) {}

    private static final String DEFAULT = "kh_square";

    private static final Map<String, Key> KEYS = new TreeMap<>(Map.of(
            "--epochs", new Key("training", "epochs"),
            "--batch", new Key("training", "batch"),
            "--learning-rate", new Key("training", "learning-rate"),
            "--size", new Key("picture", "size"),
            "--weights", new Key("backbone", "weights"),
            "--top", new Key("search", "top")));

    /**
     * Takes {@code --option value} and {@code --option=value}; the last of several wins.
     *
     * @throws IllegalArgumentException with all problems
     */
    static RecipeArguments parse(List<String> arguments) {
        String recipe = DEFAULT;
        var changes = new LinkedHashMap<Key, String>();
        var problems = new ArrayList<String>();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String[] parts = rest.next().split("=", 2);
            String option = parts[0];
            if (!option.startsWith("--")) {
                problems.add("\"" + option + "\" belongs to no option");
                continue;
            }
            if (parts.length == 1 && !rest.hasNext()) {
                problems.add(option + " has no value after it");
                continue;
            }
            String value = parts.length == 2 ? parts[1] : rest.next();
            if (option.equals("--recipe")) {
                recipe = value;
            } else if (KEYS.containsKey(option)) {
                changes.put(KEYS.get(option), value);
            } else {
                problems.add("there is no option " + option);
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("; ", problems) + "; the submission takes --recipe NAME|FILE, "
                            + String.join(", ", KEYS.keySet()) + ", each with a value");
        }
        return new RecipeArguments(recipe, changes);
    }

    /** Puts the changes into a recipe. A section that is not there is made: reading the recipe will say what it thinks of it. */
    JsonNode applyTo(JsonNode tree) {
        if (tree instanceof ObjectNode root) {
            changes.forEach((key, value) -> {
                if (!root.has(key.section())) {
                    root.putObject(key.section());
                }
                if (root.get(key.section()) instanceof ObjectNode section) {
                    section.put(key.name(), value);
                }
            });
        }
        return tree;
    }
}
