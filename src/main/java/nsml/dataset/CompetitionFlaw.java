package nsml.dataset;

import nsml.scoring.Tally;

/** What can be wrong with a competition's data, many times over. */
enum CompetitionFlaw implements Tally.Flaw {
    LINK("symbolic link; put the file itself there", "symbolic links; put the files themselves there"),
    SPECIAL("device, pipe or socket", "devices, pipes or sockets"),
    UNREADABLE("file that cannot be read", "files that cannot be read"),
    STRANGER(
            "thing in test/test_data that is neither query nor reference",
            "things in test/test_data that are neither query nor reference"),
    FOLDER("folder among the pictures", "folders among the pictures"),
    BAD_NAME(
            "file name that gives no id (text without control characters, not beginning with # or a dot)",
            "file names that give no id (text without control characters, not beginning with # or a dot)"),
    EMPTY_FILE("empty picture", "empty pictures"),
    SAME_ID(
            "picture whose name is another's but for the extension",
            "pictures whose names are another's but for the extension"),
    IN_BOTH("picture that is both query and reference", "pictures that are both query and reference"),
    LEAK(
            "file of the data that holds the answers or the split",
            "files of the data that hold the answers or the split"),

    ANSWER_WITHOUT_QUERY("answer to a query that is not there", "answers to queries that are not there"),
    QUERY_WITHOUT_ANSWER("query that has no answer", "queries that have no answer"),
    NOTHING_RELEVANT("query without a relevant reference", "queries without a relevant reference"),
    UNKNOWN_REFERENCE("relevant reference that is not there", "relevant references that are not there"),
    DUPLICATE_REFERENCE("relevant reference named twice", "relevant references named twice"),

    SPLIT_UNKNOWN("id in the split that is no query", "ids in the split that are no queries"),
    SPLIT_TWICE("query that is in the split twice", "queries that are in the split twice"),
    SPLIT_MISSING("query that is neither public nor private", "queries that are neither public nor private"),

    SAMPLE_UNKNOWN("id in the sample that is not there", "ids in the sample that are not there"),
    SAMPLE_TWICE("id that is in the sample twice", "ids that are in the sample twice"),
    SAMPLE_HOPELESS(
            "query of the sample whose relevant references are not in it",
            "queries of the sample whose relevant references are not in it");

    private final String one;
    private final String many;

    CompetitionFlaw(String one, String many) {
        this.one = one;
        this.many = many;
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
