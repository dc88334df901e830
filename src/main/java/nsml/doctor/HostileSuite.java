package nsml.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Hostile submissions and what they share.
 *
 * @param cases by number, those without one last, then by name
 * @param support the text of the files that are put beside each case, by name
 */
public record HostileSuite(List<HostileCase> cases, Map<String, String> support) {

    private static final Comparator<HostileCase> ORDER = Comparator.comparingInt((HostileCase hostile) ->
                    hostile.numbers().stream().findFirst().orElse(Integer.MAX_VALUE))
            .thenComparing(HostileCase::name);
    private static final String SUPPORT = "support";

    /** Orders and copies. */
    public HostileSuite {
        cases = cases.stream().sorted(ORDER).toList();
        support = Map.copyOf(support);
    }

    /** Reads the suite that comes with the platform. */
    public static HostileSuite builtIn() throws IOException {
        try {
            URI place = Objects.requireNonNull(HostileSuite.class.getResource("/nsml/hostile/README.md"))
                    .toURI();
            if (!place.getScheme().equals("jar")) {
                return in(Path.of(place).resolveSibling(""));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return in(jar.getPath("/nsml/hostile"));
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads the cases of a folder.
     *
     * @throws IllegalArgumentException if there is no such folder, or a header is wrong; it tells all that are
     */
    public static HostileSuite in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("there is no folder " + folder + " with hostile cases");
        }
        List<HostileCase> cases = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        sources(folder).forEach((name, source) -> {
            try {
                cases.add(HeaderReader.read(name, source));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        });
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        Path support = folder.resolve(SUPPORT);
        return new HostileSuite(cases, Files.isDirectory(support) ? sources(support) : Map.of());
    }

    private static SortedMap<String, String> sources(Path folder) throws IOException {
        SortedMap<String, String> sources = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".java") || name.endsWith(".py")) {
                    sources.put(name, Files.readString(file, UTF_8));
                }
            }
        }
        return sources;
    }

    /**
     * The cases of both, and what they share; of two files with one name the other suite's counts.
     *
     * @param other a folder of somebody's own
     */
    public HostileSuite with(HostileSuite other) {
        Map<String, HostileCase> byName = new TreeMap<>();
        cases.forEach(hostile -> byName.put(hostile.name(), hostile));
        other.cases.forEach(hostile -> byName.put(hostile.name(), hostile));
        Map<String, String> shared = new TreeMap<>(support);
        shared.putAll(other.support);
        return new HostileSuite(List.copyOf(byName.values()), shared);
    }

    /**
     * Keeps the cases that are named.
     *
     * @param named numbers or names; none for all
     * @throws IllegalArgumentException if one is not there
     */
    public HostileSuite only(List<String> named) {
        if (named.isEmpty()) {
            return this;
        }
        for (String name : named) {
            if (cases.stream().noneMatch(hostile -> hostile.isCalled(name))) {
                throw new IllegalArgumentException(
                        "there is no case \"" + name + "\"; nsml doctor --list shows their numbers and names");
            }
        }
        return new HostileSuite(
                cases.stream()
                        .filter(hostile -> named.stream().anyMatch(hostile::isCalled))
                        .toList(),
                support);
    }
}
