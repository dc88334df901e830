package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nsml.scoring.Quoted;
import nsml.scoring.Split;
import nsml.scoring.Truth;
import nsml.store.Digest;

/** Puts together what is hidden: divides the queries and finds the sample as the definition says. */
final class HiddenReader {

    private final SourceFolder source;
    private final SortedMap<String, Set<String>> relevant;
    private final Problems problems;

    private HiddenReader(SourceFolder source, SortedMap<String, Set<String>> relevant, Problems problems) {
        this.source = source;
        this.relevant = relevant;
        this.problems = problems;
    }

    /** Returns all that is hidden; empty if problems were noted, now or before. */
    static Optional<Hidden> read(
            Competition competition,
            Path base,
            SourceFolder source,
            SortedMap<String, Set<String>> relevant,
            Problems problems)
            throws IOException {
        HiddenReader reader = new HiddenReader(source, relevant, problems);
        if (competition.split() instanceof SplitRule.ByFile byFile) {
            Optional<JsonNode> file = JsonFile.object(base.resolve(byFile.path()), "split", problems);
            return file.isEmpty() ? Optional.empty() : reader.byFile(file.get(), competition.sample());
        }
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                competition.split() instanceof SplitRule.ByChance byChance
                        ? reader.byChance(byChance)
                        : reader.hidden(Split.allPublic(relevant.keySet()), Optional.empty()));
    }

    private Optional<Hidden> byFile(JsonNode file, Optional<String> sampleKey) {
        Set<String> split = new HashSet<>();
        Set<String> publicQueries = part(file, "public", split);
        Set<String> privateQueries = part(file, "private", split);
        for (String query : source.queries().keySet()) {
            if (!split.contains(query)) {
                problems.add(CompetitionFlaw.SPLIT_MISSING, () -> Quoted.text(query));
            }
        }
        if (publicQueries.isEmpty()) {
            problems.add("split: at least one query must be public");
        }
        Optional<Sample> named = sampleKey.flatMap(key -> sample(file, key));
        if (!problems.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(hidden(new Split(publicQueries, privateQueries), named));
    }

    private Hidden hidden(Split split, Optional<Sample> named) {
        Truth truth = new Truth(relevant, source.references().keySet());
        Sample sample = named.orElseGet(() -> Sample.choose(relevant, truth.references()));
        return new Hidden(truth, split, Hidden.within(truth, sample));
    }

    private Set<String> part(JsonNode file, String key, Set<String> split) {
        Set<String> queries = new TreeSet<>();
        for (String id : ids(file.path(key), key)) {
            if (!source.queries().containsKey(id)) {
                problems.add(CompetitionFlaw.SPLIT_UNKNOWN, () -> Quoted.text(id) + " in " + key);
            } else if (!split.add(id)) {
                problems.add(CompetitionFlaw.SPLIT_TWICE, () -> Quoted.text(id) + ", now in " + key);
            } else {
                queries.add(id);
            }
        }
        return queries;
    }

    private List<String> ids(JsonNode list, String key) {
        Optional<List<String>> ids = JsonFile.texts(list);
        if (ids.isEmpty()) {
            problems.add("split: the key " + Quoted.text(key) + " must have a list of ids");
        }
        return ids.orElse(List.of());
    }

    private Optional<Sample> sample(JsonNode file, String key) {
        JsonNode node = file.path(key);
        if (!node.isObject()) {
            problems.add("sample: the split file has no " + Quoted.text(key)
                    + " of the form {\"query\": [ids], \"reference\": [ids]}");
            return Optional.empty();
        }
        Sample sample = new Sample(
                known(node, key, "query", source.queries().keySet()),
                known(node, key, "reference", source.references().keySet()));
        for (String query : sample.queries()) {
            Set<String> wanted = relevant.getOrDefault(query, Set.of());
            if (!wanted.isEmpty() && wanted.stream().noneMatch(sample.references()::contains)) {
                problems.add(CompetitionFlaw.SAMPLE_HOPELESS, () -> Quoted.text(query));
            }
        }
        if (sample.queries().isEmpty() || sample.references().isEmpty()) {
            problems.add("sample: there must be at least one query and one reference");
        }
        return Optional.of(sample);
    }

    private Set<String> known(JsonNode sample, String key, String side, Set<String> all) {
        Set<String> known = new TreeSet<>();
        for (String id : ids(sample.path(side), key + "." + side)) {
            if (!all.contains(id)) {
                problems.add(CompetitionFlaw.SAMPLE_UNKNOWN, () -> Quoted.text(id) + " in " + side);
            } else if (!known.add(id)) {
                problems.add(CompetitionFlaw.SAMPLE_TWICE, () -> Quoted.text(id) + " in " + side);
            }
        }
        return known;
    }

    /** Queries in the order of the digests of seed and id: no library's notion of chance can change it. */
    private Hidden byChance(SplitRule.ByChance rule) {
        List<String> shuffled = relevant.keySet().stream()
                .sorted(Comparator.comparing(query ->
                        Digest.of((rule.seed() + " " + query).getBytes(UTF_8)).hex()))
                .toList();
        int publicCount = (int) Math.ceil(rule.share() * shuffled.size());
        return hidden(
                new Split(
                        shuffled.stream().limit(publicCount).collect(Collectors.toSet()),
                        shuffled.stream().skip(publicCount).collect(Collectors.toSet())),
                Optional.empty());
    }
}
