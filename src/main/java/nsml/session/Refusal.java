package nsml.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the user asked for cannot be done; the message is one sentence that says why and what to do. */
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient @Nullable Shortage shortage;

    public Refusal(String message) {
        super(message);
        shortage = null;
    }

    /** Refuses for want of something. */
    public Refusal(Shortage shortage, String message) {
        super(message);
        this.shortage = shortage;
    }

    /** Returns what there was too little of, if that is the reason. */
    public Optional<Shortage> shortage() {
        return Optional.ofNullable(shortage);
    }
}
