package nsml.dataset;

import java.util.List;
import java.util.Map;

/** What stands in a YAML file, with the lines where it stands. */
sealed interface YamlNode {

    /** Returns the line, from 1. */
    int line();

    /** Any single value, as it is written. */
    record Scalar(int line, String text) implements YamlNode {}

    /** Values by key, in their order. */
    record Mapping(int line, Map<String, Entry> entries) implements YamlNode {}

    /** A list. */
    record Sequence(int line, List<YamlNode> items) implements YamlNode {}

    /** A key's line and value. */
    record Entry(int line, YamlNode value) {}
}
