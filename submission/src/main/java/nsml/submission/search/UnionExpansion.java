package nsml.submission.search;

import java.util.List;
import java.util.stream.IntStream;

/** See {@link QueryExpansion#union}. */
record UnionExpansion(int documents, int cutoff, double boost, ListWeight weight) implements QueryExpansion {

    private static final int BLOCK = 32;

    UnionExpansion {
        if (documents < 1 || cutoff < 1) {
            throw new IllegalArgumentException(
                    "a union needs at least one document and lists of at least one place, not " + documents + " and "
                            + cutoff);
        }
        if (!(boost >= 0 && boost < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the boost is 0 or more and finite, not " + boost + "; 1 is CombMNZ");
        }
    }

    @Override
    public List<Ranking> search(CosineSearch among, UnitVectors queries, int limit) {
        CosineSearch.checkLimit(limit);
        List<Ranking> own = among.search(queries, Math.max(limit, Math.max(cutoff, documents)));
        var lists = DocumentLists.search(among, own, documents, cutoff);
        return IntStream.range(0, (own.size() + BLOCK - 1) / BLOCK)
                .parallel()
                .mapToObj(i -> own.subList(i * BLOCK, Math.min(own.size(), (i + 1) * BLOCK)))
                .flatMap(block -> unite(among, block, lists, limit).stream())
                .toList();
    }

    private List<Ranking> unite(CosineSearch among, List<Ranking> own, DocumentLists lists, int limit) {
        var union = new ListUnion(among.references().size(), cutoff);
        return own.stream()
                .map(ranking -> {
                    union.add(ranking, 1);
                    for (int rank = 0; rank < Math.min(documents, ranking.size()); rank++) {
                        union.add(lists.of(ranking.index(rank)), weight.of(ranking.score(rank)));
                    }
                    return union.finish(ranking, boost, among.ties(), limit);
                })
                .toList();
    }
}
