package nsml.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nsml.catalog.Language;
import nsml.runner.Verdict;

/** Reads the lines {@code // key: value} that a case begins with, in Python {@code # key: value}; ends at any other line. */
final class HeaderReader {

    private static final Pattern LINE = Pattern.compile("(?://|#)\\s*([a-z]+):\\s*(.*)");
    private static final Set<String> REQUIRED = Set.of("case", "title", "mode", "expect", "protects");
    private static final Set<String> OPTIONAL = Set.of("limits", "finds", "needs");
    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");

    private final String file;
    private final Map<String, String> values = new LinkedHashMap<>();

    private HeaderReader(String file) {
        this.file = file;
    }

    /**
     * Reads a case.
     *
     * @param file its file's name
     * @param source its text
     * @throws IllegalArgumentException if its header is wrong; the message tells all that is
     */
    static HostileCase read(String file, String source) {
        return new HeaderReader(file).read(source);
    }

    private HostileCase read(String source) {
        List<String> problems = new ArrayList<>();
        for (String line : source.split("\n", -1)) {
            Matcher matcher = LINE.matcher(line.strip());
            if (!matcher.matches()) {
                break;
            }
            if (values.put(matcher.group(1), matcher.group(2).strip()) != null) {
                problems.add("\"" + matcher.group(1) + "\" is there twice");
            }
        }
        REQUIRED.stream()
                .filter(key -> values.getOrDefault(key, "").isEmpty())
                .sorted()
                .forEach(key -> problems.add("\"" + key + "\" is missing"));
        values.keySet().stream()
                .filter(key -> !REQUIRED.contains(key) && !OPTIONAL.contains(key))
                .forEach(key -> problems.add("\"" + key + "\" means nothing"));
        if (problems.isEmpty()) {
            try {
                return hostileCase(source);
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        throw new IllegalArgumentException(file + ": " + String.join("; ", problems));
    }

    private HostileCase hostileCase(String source) {
        int dot = file.lastIndexOf('.');
        return new HostileCase(
                file.substring(0, dot),
                file.endsWith(".py") ? Language.PYTHON : Language.JAVA,
                numbers(),
                required("title"),
                one("mode", CaseMode.values(), required("mode")),
                words("expect", "\\s*\\|\\s*", HeaderReader::verdict),
                one("protects", Protected.values(), required("protects")),
                limits(),
                optional("finds").stream()
                        .flatMap(text -> Stream.of(text.split(";", -1)))
                        .map(Find::parse)
                        .toList(),
                words("needs", LIST.pattern(), text -> one("needs", Need.values(), text)),
                source);
    }

    private List<Integer> numbers() {
        String text = required("case");
        try {
            return text.equals("-")
                    ? List.of()
                    : LIST.splitAsStream(text).map(Integer::valueOf).toList();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("expected numbers or - in \"case\", got \"" + text + "\"", e);
        }
    }

    private Map<String, String> limits() {
        Map<String, String> limits = new LinkedHashMap<>();
        for (String limit : optional("limits").stream()
                .flatMap(Pattern.compile("\\s+")::splitAsStream)
                .toList()) {
            int equals = limit.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("expected name=value in \"limits\", got \"" + limit + "\"");
            }
            limits.put(limit.substring(0, equals), limit.substring(equals + 1));
        }
        return limits;
    }

    private <T> Set<T> words(String key, String separator, Function<String, T> meaning) {
        return optional(key).stream()
                .flatMap(text -> Stream.of(text.split(separator, -1)))
                .map(meaning)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String verdict(String text) {
        return text.equals(HostileCase.REFUSED)
                ? text
                : one("expect", Verdict.values(), text).name();
    }

    private static <E extends Enum<E>> E one(String key, E[] known, String text) {
        return Stream.of(known)
                .filter(value -> value.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is no value of \"" + key + "\"; known are "
                                + Stream.of(known)
                                        .map(value -> value.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private String required(String key) {
        return values.getOrDefault(key, "");
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isEmpty());
    }
}
