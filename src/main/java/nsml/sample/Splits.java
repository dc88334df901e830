package nsml.sample;

import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import nsml.sample.Picture.Part;

/**
 * Which queries count when.
 *
 * @param publicQueries scored on the board during the contest
 * @param privateQueries scored at its end
 * @param mini what a trial submit runs on; it has public queries only, so that trials, which are free, tell nothing of
 *     the private ones
 */
record Splits(
        @JsonProperty("public") List<String> publicQueries,
        @JsonProperty("private") List<String> privateQueries,
        @JsonProperty("mini") Mini mini) {

    /** A part of the test that is complete in itself: each query has its matches. */
    record Mini(
            @JsonProperty("query") List<String> queries,
            @JsonProperty("reference") List<String> references) {}

    /** Deals each mascot's queries out to both halves; a quarter of the mascots, at least two, are in the mini part. */
    static Splits of(Album album) {
        var queries = album.byMascot(Part.QUERY);
        var halves = List.of(new ArrayList<String>(), new ArrayList<String>());
        int dealt = 0;
        for (var query : inOrder(queries.values())) {
            halves.get(dealt++ % 2).add(query);
        }
        var publicQueries = halves.get(0);

        int last = queries.firstKey() + Math.max(2, queries.size() / 4);
        var miniQueries = inOrder(queries.headMap(last).values());
        miniQueries.retainAll(publicQueries);
        var miniReferences =
                inOrder(album.byMascot(Part.REFERENCE).headMap(last).values());
        return new Splits(
                sorted(publicQueries), sorted(halves.get(1)), new Mini(sorted(miniQueries), sorted(miniReferences)));
    }

    private static List<String> inOrder(Collection<List<String>> byMascot) {
        return byMascot.stream().flatMap(List::stream).collect(toList());
    }

    /** By id: the order they were dealt in would tell who belongs together. */
    private static List<String> sorted(List<String> ids) {
        return ids.stream().sorted().toList();
    }
}
