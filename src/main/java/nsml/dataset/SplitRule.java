package nsml.dataset;

/** How a competition's queries are divided into public and private ones. */
public sealed interface SplitRule {

    /**
     * As a file says.
     *
     * @param path of a JSON file {@code {"public": [query ids], "private": [query ids]}}, relative to the definition
     */
    record ByFile(String path) implements SplitRule {}

    /**
     * By chance.
     *
     * @param share of the queries that is public, above 0 and at most 1; rounded up to whole queries
     * @param seed another seed gives another split
     */
    record ByChance(double share, long seed) implements SplitRule {}

    /** Not at all: everything is public. */
    record Whole() implements SplitRule {}
}
