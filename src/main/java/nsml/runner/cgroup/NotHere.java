package nsml.runner.cgroup;

/** Control groups cannot be made here; the message is a sentence for people. */
final class NotHere extends Exception {

    private static final long serialVersionUID = 1;

    NotHere(String message) {
        super(message);
    }
}
