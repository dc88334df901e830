package nsml.submission.search;

import java.util.Arrays;
import java.util.List;

/** What is found with references as queries: each reference that is needed is searched with once. */
final class DocumentLists {

    private final int[] documents;
    private final List<Ranking> lists;

    private DocumentLists(int[] documents, List<Ranking> lists) {
        this.documents = documents;
        this.lists = lists;
    }

    /** Searches with the first documents of all these rankings. */
    static DocumentLists search(CosineSearch among, List<Ranking> rankings, int perRanking, int cutoff) {
        int[] documents = rankings.stream()
                .flatMapToInt(
                        ranking -> Arrays.stream(ranking.limitedTo(perRanking).indices()))
                .sorted()
                .distinct()
                .toArray();
        return new DocumentLists(documents, among.search(among.references().subset(documents), cutoff));
    }

    /** The list of one of the documents. */
    Ranking of(int document) {
        return lists.get(Arrays.binarySearch(documents, document));
    }
}
