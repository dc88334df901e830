package nsml.shim.wire;

import java.io.IOException;

/** The peer said something that is not a message of this protocol. The conversation cannot go on; close the channel. */
public final class ProtocolException extends IOException {

    /**
     * Says what was expected and what came.
     *
     * @param message one sentence; what it quotes of the peer is short and printable
     */
    ProtocolException(String message) {
        super(message);
    }
}
