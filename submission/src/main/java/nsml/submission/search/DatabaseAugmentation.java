package nsml.submission.search;

/**
 * DBA: puts each reference in the middle of its neighbours, before any query is asked.
 *
 * <p>A reference becomes the weighted sum of itself, at rank 0, and its nearest references, at ranks 1 to k, brought to length
 * 1. All sums are made from the references as they were. Implementations are immutable and thread-safe.
 */
@FunctionalInterface
public interface DatabaseAugmentation {

    /** The search among the references so changed, with the same numbers and the same order of ties. */
    CosineSearch augment(CosineSearch among);

    /** The references as they are. */
    static DatabaseAugmentation none() {
        return among -> among;
    }

    /** All weigh the same. */
    static DatabaseAugmentation uniform(int neighbours) {
        return new WeightedAugmentation(neighbours, (rank, similarity) -> 1);
    }

    /** Weights fall from 1 in steps of 1 / (k + 1) (Gordo et al., IJCV 2017). */
    static DatabaseAugmentation linear(int neighbours) {
        return new WeightedAugmentation(
                neighbours, (rank, similarity) -> (neighbours + 1.0 - rank) / (neighbours + 1.0));
    }

    /**
     * Weights fall from 1 to 10 to the power of an exponent, each the same part of the one before.
     *
     * @param lastExponent of the last neighbour's weight, 0 or less; -1.5 and -2 were used with 10 neighbours
     */
    static DatabaseAugmentation logspace(int neighbours, double lastExponent) {
        if (!(lastExponent <= 0 && lastExponent > Double.NEGATIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "the last exponent is 0 or less and finite, not " + lastExponent + "; -2 is usual");
        }
        return new WeightedAugmentation(
                neighbours, (rank, similarity) -> StrictMath.pow(10, lastExponent * rank / neighbours));
    }

    /** A neighbour weighs max(0, its similarity) to the power alpha. */
    static DatabaseAugmentation alpha(int neighbours, double alpha) {
        Exponents.checkAlpha(alpha);
        return new WeightedAugmentation(
                neighbours, (rank, similarity) -> rank == 0 ? 1 : Exponents.similarityToThe(alpha, similarity));
    }
}
