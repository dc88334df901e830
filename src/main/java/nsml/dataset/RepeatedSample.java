package nsml.dataset;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import nsml.scoring.Truth;

/** The sample's pictures, each several times under names of their own. */
final class RepeatedSample {

    private final Path sampleSide;
    private final Truth unique;
    private final Set<String> taken = new HashSet<>();

    /**
     * Prepares.
     *
     * @param sampleSide the side with each picture once
     */
    RepeatedSample(Path sampleSide, Hidden hidden) {
        this.sampleSide = sampleSide;
        unique = hidden.sampleTruth();
        taken.addAll(hidden.truth().queries());
        taken.addAll(hidden.truth().references());
    }

    Truth build(Path into, SampleSize size) throws IOException {
        Map<String, Set<String>> queries = copies(unique.queries(), size.queries(), "queries");
        Map<String, Set<String>> references = copies(unique.references(), size.references(), "references");
        link(into, SourceFolder.QUERY, queries);
        link(into, SourceFolder.REFERENCE, references);
        Path loader = sampleSide.resolve(VersionFolder.DATA_LOADER);
        if (Files.isRegularFile(loader)) {
            Links.link(loader, into.resolve(VersionFolder.DATA_LOADER));
        }
        Map<String, Set<String>> relevant = new TreeMap<>();
        queries.forEach((query, names) -> {
            Set<String> ids = new TreeSet<>();
            unique.relevantTo(query).forEach(id -> ids.addAll(requireNonNull(references.get(id))));
            names.forEach(name -> relevant.put(name, ids));
        });
        Set<String> all = new TreeSet<>();
        references.values().forEach(all::addAll);
        return new Truth(relevant, all);
    }

    /** Names the copies of each id, the id itself among them; round by round, so that none has two more than another. */
    private Map<String, Set<String>> copies(Set<String> ids, int count, String what) {
        if (count < ids.size()) {
            throw new IllegalArgumentException(
                    "the sample has " + ids.size() + " " + what + "; it cannot be cut to " + count);
        }
        List<String> ordered = List.copyOf(new TreeSet<>(ids));
        Map<String, Set<String>> copies = new LinkedHashMap<>();
        ordered.forEach(
                id -> copies.computeIfAbsent(id, first -> new TreeSet<>()).add(id));
        for (int i = ordered.size(); i < count; i++) {
            String id = ordered.get(i % ordered.size());
            requireNonNull(copies.get(id)).add(free(id, i / ordered.size() + 1));
        }
        return copies;
    }

    /** A competition may have pictures with such names itself. */
    private String free(String id, int copy) {
        String mark = "-r";
        while (!taken.add(id + mark + copy)) {
            mark += "r";
        }
        return id + mark + copy;
    }

    private void link(Path into, String side, Map<String, Set<String>> copies) throws IOException {
        Map<String, Path> files = new HashMap<>();
        try (Stream<Path> pictures = Files.list(sampleSide.resolve(side))) {
            pictures.forEach(file -> files.put(PictureId.of(file), file));
        }
        for (Map.Entry<String, Set<String>> entry : copies.entrySet()) {
            Path file = requireNonNull(files.get(entry.getKey()), () -> entry.getKey() + " is not in " + sampleSide);
            String extension =
                    String.valueOf(file.getFileName()).substring(entry.getKey().length());
            for (String name : entry.getValue()) {
                Links.link(file, into.resolve(side).resolve(name + extension));
            }
        }
    }
}
