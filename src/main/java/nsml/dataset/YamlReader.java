package nsml.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.dataset.YamlNode.Entry;
import nsml.dataset.YamlNode.Mapping;
import nsml.dataset.YamlNode.Scalar;
import nsml.dataset.YamlNode.Sequence;

/** Reads a YAML file of keys and values. */
final class YamlReader {

    private final String file;
    private final YAMLParser parser;
    private final Problems problems;

    private YamlReader(String file, YAMLParser parser, Problems problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /**
     * Reads a text.
     *
     * @param file its name, for the problems
     * @return the keys and values; empty if it is not YAML or has none
     */
    static Optional<Mapping> read(String file, String text, Problems problems) throws IOException {
        try (YAMLParser parser = new YAMLFactory().createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                problems.add(file + ": there must be keys with values, for instance \"metric: map@1000\"");
                return Optional.empty();
            }
            return Optional.of(new YamlReader(file, parser, problems).mapping());
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(file + ":" + line + ": this is not YAML: " + sentence(e.getOriginalMessage()));
            return Optional.empty();
        }
    }

    /** The parser's messages have an excerpt of the file below each place they name. */
    private static String sentence(String message) {
        return message.lines()
                .filter(line -> !line.startsWith(" "))
                .reduce((context, problem) -> context + ", " + problem)
                .orElse("");
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private YamlNode value() throws IOException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping();
        } else if (token == JsonToken.START_ARRAY) {
            return sequence();
        }
        return new Scalar(line(), token == JsonToken.VALUE_NULL ? "" : parser.getText());
    }

    private Sequence sequence() throws IOException {
        int begin = line();
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value());
        }
        return new Sequence(begin, items);
    }

    private Mapping mapping() throws IOException {
        int begin = line();
        Map<String, Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            int line = line();
            parser.nextToken();
            Entry before = entries.putIfAbsent(key, new Entry(line, value()));
            if (before != null) {
                problems.add(
                        file + ":" + line + ": " + key + " stands in line " + before.line() + " already; keep one");
            }
        }
        return new Mapping(begin, entries);
    }
}
