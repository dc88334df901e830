package nsml.runner;

/** A submission's jar cannot be started. */
public final class BadPackageException extends Exception {

    private final String reason;

    BadPackageException(String reason) {
        super(reason);
        this.reason = reason;
    }

    BadPackageException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /**
     * Says what is wrong with it.
     *
     * @return one sentence for its author
     */
    public String reason() {
        return reason;
    }
}
