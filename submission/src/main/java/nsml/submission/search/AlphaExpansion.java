package nsml.submission.search;

import java.util.List;
import java.util.stream.IntStream;

/** Alpha-QE of Radenovic, Tolias and Chum (TPAMI 2018); with alpha 0 the average of Chum et al. (ICCV 2007). */
record AlphaExpansion(int neighbours, double alpha) implements QueryExpansion {

    AlphaExpansion {
        if (neighbours < 1) {
            throw new IllegalArgumentException("query expansion needs at least one reference, not " + neighbours);
        }
        Exponents.checkAlpha(alpha);
    }

    @Override
    public List<Ranking> search(CosineSearch among, UnitVectors queries, int limit) {
        CosineSearch.checkLimit(limit);
        return among.search(expand(among, queries), limit);
    }

    UnitVectors expand(CosineSearch among, UnitVectors queries) {
        List<Ranking> nearest = among.search(queries, neighbours);
        return UnitVectors.of(IntStream.range(0, queries.size())
                .mapToObj(query -> expand(among.references(), queries, query, nearest.get(query)))
                .toList());
    }

    private float[] expand(UnitVectors references, UnitVectors queries, int query, Ranking nearest) {
        var sum = new WeightedSum(queries.dimension());
        sum.add(queries, query, 1);
        for (int rank = 0; rank < nearest.size(); rank++) {
            sum.add(references, nearest.index(rank), Exponents.similarityToThe(alpha, nearest.score(rank)));
        }
        return sum.toFloats();
    }
}
