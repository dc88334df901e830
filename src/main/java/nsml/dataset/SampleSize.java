package nsml.dataset;

/**
 * How many items a sample has.
 *
 * @param queries its queries
 * @param references its references
 */
record SampleSize(int queries, int references) {}
