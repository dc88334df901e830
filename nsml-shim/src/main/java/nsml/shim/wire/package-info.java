/**
 * The messages between a submission's process and its supervisor: one JSON object a line over a unix socket.
 *
 * <p>The submission's side sends a {@link nsml.shim.wire.Request} and waits for its {@link nsml.shim.wire.Reply}; the
 * supervisor never speaks first. {@code docs/protocol.md} describes the same for other languages.
 */
@NullMarked
package nsml.shim.wire;

import org.jspecify.annotations.NullMarked;
