package nsml.shim;

/** A mistake of whoever started this process or packed the submission: one sentence tells all, a stack trace nothing. */
final class UserException extends Exception {

    UserException(String message) {
        super(message);
    }
}
