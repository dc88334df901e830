package nsml.dataset;

/**
 * How many items a sample has.
 *
 * @param queries its queries
 * @param references its references
 */
public record SampleSize(int queries, int references) {

    static int part(double fraction, int unique, int all) {
        return Math.min(all, Math.max(unique, (int) Math.round(fraction * all)));
    }
}
