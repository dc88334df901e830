package nsml.submission.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A part of a recipe that is being read. What is wrong goes to a list, and reading goes on with a value that will do until
 * the list is looked at; so all problems come out together.
 */
final class Section {

    private final String path;
    private final JsonNode node;
    private final List<String> problems;
    private final Set<String> known = new TreeSet<>();

    /**
     * Begins to read.
     *
     * @param path how a message names it, empty for the whole recipe
     */
    Section(String path, JsonNode node, List<String> problems) {
        this.path = path;
        this.node = node;
        this.problems = problems;
        if (!node.isObject() && !node.isMissingNode()) {
            problems.add((path.isEmpty() ? "the recipe" : path) + " should be made of keys and values, and is " + node);
        }
    }

    boolean has(String key) {
        known.add(key);
        return node.has(key);
    }

    /** A section that must be there; its own keys are not missed when it is not. */
    Section section(String key) {
        if (!has(key)) {
            miss(key);
        }
        return new Section(name(key), node.path(key), problems);
    }

    /** A whole number, from {@code least} on. */
    int integer(String key, int least) {
        return value(key, "a whole number of at least " + least, least, text -> {
            int number = Integer.parseInt(text);
            require(number >= least);
            return number;
        });
    }

    /** As {@link #integer}, or a word that stands for a number. */
    int integerOr(String key, int least, String word, int meaning) {
        return node.path(key).asText().equals(word) && has(key) ? meaning : integer(key, least);
    }

    /** A finite number above zero. */
    double positive(String key) {
        return value(key, "a number above 0", 1.0, text -> {
            double number = Double.parseDouble(text);
            require(number > 0 && number < Double.POSITIVE_INFINITY);
            return number;
        });
    }

    /** A finite number of at least zero. */
    double number(String key) {
        return value(key, "a number of at least 0", 0.0, text -> {
            double number = Double.parseDouble(text);
            require(number >= 0 && number < Double.POSITIVE_INFINITY);
            return number;
        });
    }

    String text(String key) {
        return value(key, "a text", "", Function.identity());
    }

    /** A constant, written small and with hyphens. */
    <E extends Enum<E>> E choice(String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        List<String> names = Arrays.stream(constants).map(Section::written).toList();
        return value(key, "one of " + String.join(", ", names), constants[0], text -> {
            require(names.contains(text));
            return constants[names.indexOf(text)];
        });
    }

    /** To be called when all keys have been asked for: others are mistakes. */
    void end() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                problems.add(name(key) + " is unknown; here there may be " + String.join(", ", known));
            }
        });
    }

    private <T> T value(String key, String expected, T fallback, Function<String, T> parser) {
        if (!has(key)) {
            miss(key);
            return fallback;
        }
        JsonNode value = node.path(key);
        try {
            require(value.isValueNode() && !value.isNull());
            return parser.apply(value.asText());
        } catch (IllegalArgumentException e) {
            problems.add(name(key) + " should be " + expected + ", and is " + value);
            return fallback;
        }
    }

    private void miss(String key) {
        if (node.isObject()) {
            problems.add(name(key) + " is missing");
        }
    }

    private String name(String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    /** How a recipe writes a constant. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
