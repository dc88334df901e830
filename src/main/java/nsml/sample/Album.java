package nsml.sample;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import nsml.sample.Picture.Part;

/**
 * All pictures of a competition.
 *
 * @param pictures ordered by id, so that neither their order nor their time of writing tells the mascot
 */
record Album(List<Picture> pictures) {

    Album {
        pictures = List.copyOf(pictures);
    }

    static Album plan(SampleCompetition options, SplittableRandom random) {
        // A generator of this kind gives no number twice, so no id comes twice.
        var ids = random.split();
        var pictures = new ArrayList<Picture>();
        for (int mascot = 0; mascot < options.classes(); mascot++) {
            for (int i = 0; i < options.images(); i++) {
                var id = "%016x".formatted(ids.nextLong());
                pictures.add(new Picture(id, mascot, part(options, mascot, i), random.nextLong()));
            }
        }
        pictures.sort(comparing(Picture::id));
        return new Album(pictures);
    }

    /** Half of the mascots are for the test, and a quarter of their pictures are queries. */
    private static Part part(SampleCompetition options, int mascot, int picture) {
        if (mascot < options.classes() / 2) {
            return Part.TRAIN;
        }
        return picture < options.images() / 4 ? Part.QUERY : Part.REFERENCE;
    }

    /** The ids of a part, ordered, by mascot. */
    SortedMap<Integer, List<String>> byMascot(Part part) {
        return pictures.stream()
                .filter(picture -> picture.part() == part)
                .collect(groupingBy(Picture::mascot, TreeMap::new, mapping(Picture::id, toList())));
    }

    /** For each query the references that show the same mascot. */
    Map<String, List<String>> truth() {
        var references = byMascot(Part.REFERENCE);
        var truth = new TreeMap<String, List<String>>();
        byMascot(Part.QUERY)
                .forEach((mascot, queries) -> queries.forEach(query -> truth.put(query, references.get(mascot))));
        return truth;
    }
}
