package nsml.shim;

import java.io.IOException;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/** Answers a session's requests: the platform, or its stand-in on the author's desk. */
interface Supervisor {

    Reply ask(Request request) throws IOException;

    /**
     * Asks for one kind of reply.
     *
     * @throws IOException with the supervisor's reason if it refused
     */
    default <R extends Reply> R ask(Request request, Class<R> wanted) throws IOException {
        Reply reply = ask(request);
        if (wanted.isInstance(reply)) {
            return wanted.cast(reply);
        }
        if (reply instanceof Reply.Refused refused) {
            throw new IOException(refused.reason());
        }
        throw new IOException("expected " + wanted.getSimpleName() + " in reply to " + request + ", got " + reply
                + "; the shim and the platform do not fit together");
    }
}
