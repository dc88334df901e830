package nsml.runner;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/** What happens to a run; told by several threads, heard by one. */
sealed interface Event {

    /** The submission asks, and waits. */
    record Asked(Request request, CompletableFuture<Reply> answer) implements Event {}

    /** The submission saves or keeps a folder, and waits; the folder has been copied out of its reach. */
    record Saved(Request request, Path copy, CompletableFuture<Reply> answer) implements Event {}

    /** It said something that is not of the protocol. */
    record Garbled(String why) implements Event {}

    /** It closed the conversation. */
    record HungUp() implements Event {}

    /** Its outermost process has ended. */
    record Exited() implements Event {}

    /** It exceeded a limit, and has been killed. */
    record Exceeded(Ending ending) implements Event {}

    /** We failed. */
    record Faulted(Throwable cause) implements Event {}
}
