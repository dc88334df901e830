package nsml.scoring;

/**
 * What becomes of rankings that are whole but do not fit the dataset.
 *
 * <p>The scorer of 2019 was never published. What is known is that it gave a normal score to lists that named a reference more
 * than once, and that nobody noticed until people read the winners' code (AI-Vision, issue 313). {@link #COMPAT_2019} is the
 * plainest reading of that: count what can be counted.
 */
public enum Tolerance {
    /** Every duplicate, unknown or missing id, and every list that is too short, refuses the answers. */
    STRICT,
    /**
     * The answers are graded and the flaws come with the grade:
     *
     * <ul>
     *   <li>a reference listed again takes its rank, and is a hit only the first time;
     *   <li>an unknown reference takes its rank, and is no hit;
     *   <li>a list that lacks references has no hits beyond its end;
     *   <li>of a query answered twice the first list counts;
     *   <li>an unknown query is ignored;
     *   <li>a query without an answer scores 0.
     * </ul>
     *
     * A file that is not finished or not in its format is refused all the same.
     */
    COMPAT_2019
}
