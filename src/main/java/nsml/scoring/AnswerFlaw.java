package nsml.scoring;

import java.util.EnumSet;
import java.util.Set;

/** What can be wrong within an answers file. First what is wrong with the ids, up to {@link #NOT_UTF_8}; then with the file. */
enum AnswerFlaw implements Tally.Flaw {
    DUPLICATE_REFERENCE("duplicate reference id", "duplicate reference ids"),
    UNKNOWN_REFERENCE("unknown reference id", "unknown reference ids"),
    DUPLICATE_QUERY("query answered twice", "queries answered twice"),
    UNKNOWN_QUERY("unknown query id", "unknown query ids"),
    MISSING_QUERY("query without an answer", "queries without an answer"),
    SHORT_LIST("list that lacks references", "lists that lack references"),
    EMPTY_ID("empty id", "empty ids"),
    LONG_ID("id that is too long", "ids that are too long"),
    NOT_UTF_8("id that is not UTF-8", "ids that are not UTF-8"),
    STRAY_MARK(
            "line that begins with # and is not the end marker", "lines that begin with # and are not the end marker"),
    LONG_LINE("line that is too long", "lines that are too long"),
    WRONG_COUNT("wrong count", "wrong counts"),
    AFTER_THE_END("end marker that is not the end", "end markers that are not the end"),
    NO_END("end marker missing", "end markers missing"),
    TOO_MANY("part not read", "parts not read");

    private static final Set<AnswerFlaw> TOLERATED = EnumSet.range(DUPLICATE_REFERENCE, NOT_UTF_8);

    private final String one;
    private final String many;

    AnswerFlaw(String one, String many) {
        this.one = one;
        this.many = many;
    }

    /** Tells whether {@link Tolerance#COMPAT_2019} grades answers that have it. */
    boolean wasTolerated() {
        return TOLERATED.contains(this);
    }

    @Override
    public String one() {
        return one;
    }

    @Override
    public String many() {
        return many;
    }
}
