package nsml.submission.search;

import java.util.List;
import java.util.stream.IntStream;

record WeightedAugmentation(int neighbours, Weighting weighting) implements DatabaseAugmentation {

    interface Weighting {
        double weight(int rank, double similarity);
    }

    WeightedAugmentation {
        if (neighbours < 1) {
            throw new IllegalArgumentException(
                    "database augmentation needs at least one neighbour, not " + neighbours + "; 10 are usual");
        }
    }

    @Override
    public CosineSearch augment(CosineSearch among) {
        UnitVectors references = among.references();
        List<Ranking> nearest = among.search(references, neighbours + 1);
        List<float[]> augmented = IntStream.range(0, references.size())
                .mapToObj(reference -> augment(references, reference, nearest.get(reference)))
                .toList();
        return CosineSearch.among(UnitVectors.of(augmented), among.ties());
    }

    /** The reference itself need not be the first of its ranking, nor in it at all, if others are equal to it. */
    private float[] augment(UnitVectors references, int reference, Ranking nearest) {
        var sum = new WeightedSum(references.dimension());
        sum.add(references, reference, weighting.weight(0, 1));
        int rank = 1;
        for (int place = 0; place < nearest.size() && rank <= neighbours; place++) {
            if (nearest.index(place) != reference) {
                sum.add(references, nearest.index(place), weighting.weight(rank, nearest.score(place)));
                rank++;
            }
        }
        return sum.toFloats();
    }
}
