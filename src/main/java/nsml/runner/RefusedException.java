package nsml.runner;

/** What the submission asked for cannot be done. */
final class RefusedException extends Exception {

    private final String reason;

    RefusedException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** One sentence, for {@code Reply.Refused}. */
    String reason() {
        return reason;
    }
}
