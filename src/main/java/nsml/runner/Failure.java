package nsml.runner;

import java.util.Locale;
import java.util.stream.Stream;
import nsml.shim.wire.Phase;

/** Tells from an exception's class and message, as the submission reported it, what went wrong. */
final class Failure {

    /** What the platform answered to a save that found no room. */
    private static final String STORE_FULL = "XMinioStorageFull";

    private Failure() {}

    static Ending of(String error, Phase phase, SandboxKind sandbox) {
        String said = Printable.text(error);
        if (phase == Phase.TRAIN && holds(said, STORE_FULL)) {
            // Only where nothing can be gained by it: a submission may say what it likes.
            return new Ending(
                    Verdict.PLATFORM,
                    "the disk of the store in NSML_HOME is full; free some space, for instance with nsml model rm, and go on"
                            + " with nsml resume");
        }
        String threw = phase.name().toLowerCase(Locale.ROOT) + " threw " + said;
        if (holds(
                said,
                "unable to create native thread",
                "unable to create new native thread",
                "can't start new thread",
                "BlockingIOError",
                "Resource temporarily unavailable")) {
            return new Ending(Verdict.PROCESSES, threw);
        }
        if (holds(said, "OutOfMemoryError", "MemoryError", "can't allocate memory", "Cannot allocate memory")) {
            return new Ending(Verdict.MEMORY, threw);
        }
        if (sandbox == SandboxKind.NONE) {
            return new Ending(Verdict.CRASH, threw);
        }
        return inSandbox(said, threw);
    }

    private static Ending inSandbox(String said, String threw) {
        if (holds(said, "No space left on device", "File too large", "Disk quota exceeded")) {
            return new Ending(Verdict.DISK, threw);
        }
        if (holds(
                said,
                "Network is unreachable",
                "Protocol family unavailable",
                "ddress family not supported by protocol",
                "[Errno 97]",
                "ConnectException",
                "UnknownHostException",
                "name resolution",
                "Name or service not known",
                "ConnectionRefusedError",
                "NoRouteToHostException")) {
            return denied(threw, "there is no network in the sandbox");
        }
        if (holds(said, "Read-only file system", "ReadOnlyFileSystemException")) {
            return denied(threw, "only the scratch folder, the working directory and /tmp can be written to");
        }
        if (holds(said, "Permission denied", "AccessDeniedException", "Operation not permitted")) {
            return denied(threw, "the sandbox does not permit it");
        }
        return new Ending(Verdict.CRASH, threw);
    }

    private static Ending denied(String threw, String why) {
        return new Ending(Verdict.DENIED, threw + "; " + why);
    }

    private static boolean holds(String said, String... signs) {
        return Stream.of(signs).anyMatch(said::contains);
    }
}
