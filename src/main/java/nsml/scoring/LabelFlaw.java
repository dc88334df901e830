package nsml.scoring;

/** What can be wrong within a label or prediction file. */
enum LabelFlaw implements Tally.Flaw {
    EMPTY_LINE("empty line", "empty lines"),
    LONG_LINE("line that is too long", "lines that are too long"),
    NOT_UTF_8("line that is not UTF-8", "lines that are not UTF-8"),
    NOT_A_LITERAL(
            "line that begins like a string or list of numbers and is none",
            "lines that begin like a string or list of numbers and are none"),
    NOT_A_CLASS("line that is a list and not a class", "lines that are lists and not classes"),
    LONG_CLASS("class with a name that is too long", "classes with names that are too long"),
    NOT_A_NUMBER("line that is not a number", "lines that are not numbers"),
    NOT_FINITE("number that is not finite", "numbers that are not finite"),
    ANOTHER_LENGTH("list of the wrong length", "lists of the wrong length"),
    WRONG_COUNT("wrong number of lines", "wrong numbers of lines");

    private final String one;
    private final String many;

    LabelFlaw(String one, String many) {
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
