package nsml.dataset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import nsml.dataset.YamlNode.Entry;
import nsml.dataset.YamlNode.Mapping;
import nsml.dataset.YamlNode.Scalar;
import nsml.dataset.YamlNode.Sequence;
import nsml.scoring.Quoted;

/** Takes values out of a mapping and notes what is wrong with them; keys that nobody asked for are unknown. */
final class YamlKeys {

    private final String file;
    private final String prefix;
    private final Mapping mapping;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();

    YamlKeys(String file, String prefix, Mapping mapping, Problems problems) {
        this.file = file;
        this.prefix = prefix;
        this.mapping = mapping;
        this.problems = problems;
    }

    /** Returns what stands at a key. */
    Optional<Entry> entry(String key) {
        known.add(key);
        return Optional.ofNullable(mapping.entries().get(key));
    }

    /** Returns the single value at a key; empty if there is none, or if a problem was noted. */
    Optional<String> text(String key) {
        return entry(key).flatMap(entry -> {
            if (entry.value() instanceof Scalar scalar && !scalar.text().isBlank()) {
                return Optional.of(scalar.text());
            }
            problem(entry, key, entry.value() instanceof Scalar ? "has no value" : "takes a single value");
            return Optional.empty();
        });
    }

    /** Returns the single values of the list at a key; a single value alone is a list of one. */
    List<String> texts(String key) {
        Optional<Entry> entry = entry(key);
        if (entry.isPresent() && entry.get().value() instanceof Sequence sequence) {
            List<String> texts = new ArrayList<>();
            for (YamlNode item : sequence.items()) {
                if (!(item instanceof Scalar scalar)) {
                    problem(key, "takes a list of single values");
                    return List.of();
                }
                texts.add(scalar.text());
            }
            return texts;
        }
        return text(key).map(List::of).orElse(List.of());
    }

    /** As {@link #text}, but notes if the key is missing. */
    Optional<String> required(String key, String advice) {
        if (entry(key).isEmpty()) {
            problems.add(file + ": " + prefix + key + " is missing; " + advice);
        }
        return text(key);
    }

    /** Returns the value read by {@code reader}, which returns nothing if it is not {@code expected}. */
    <T> Optional<T> value(String key, String expected, Function<String, Optional<T>> reader) {
        return text(key).flatMap(text -> {
            Optional<T> value = reader.apply(text);
            if (value.isEmpty()) {
                problem(key, Quoted.text(text) + " is not " + expected);
            }
            return value;
        });
    }

    /** Returns the value read by {@code reader}, which throws with a sentence if it cannot be read. */
    <S, T> Optional<T> parsed(String key, Optional<S> value, Function<S, T> reader) {
        try {
            return value.map(reader);
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Returns the keys below a key. */
    Optional<YamlKeys> below(String key) {
        return entry(key).flatMap(entry -> {
            if (entry.value() instanceof Mapping below) {
                return Optional.of(new YamlKeys(file, prefix + key + ".", below, problems));
            }
            problem(entry, key, "takes keys with values, for instance " + key + ": {...}");
            return Optional.empty();
        });
    }

    void problem(String key, String what) {
        Entry entry = mapping.entries().get(key);
        if (entry != null) {
            problem(entry, key, what);
        }
    }

    private void problem(Entry entry, String key, String what) {
        problems.add(file + ":" + entry.line() + ": " + prefix + key + ": " + what);
    }

    /** Notes the keys that were never asked for. */
    void refuseOthers() {
        mapping.entries().forEach((key, entry) -> {
            if (!known.contains(key)) {
                problems.add(file + ":" + entry.line() + ": unknown key " + Quoted.text(prefix + key)
                        + NearestName.of(key, known)
                                .map(nearest -> "; did you mean " + nearest + "?")
                                .orElse("; there are " + String.join(", ", known)));
            }
        });
    }
}
