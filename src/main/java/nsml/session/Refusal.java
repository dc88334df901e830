package nsml.session;

/** What the user asked for cannot be done; the message is one sentence that says why and what to do. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Refusal(String message) {
        super(message);
    }
}
