package nsml.doctor;

import nsml.runner.Bound;
import nsml.runner.Protection;
import nsml.runner.SandboxKind;

/** Names what keeps each protection, in a few words. */
public final class Keepers {

    private static final String WATCHED = "the supervisor, which looks ten times a second";

    private Keepers() {}

    /**
     * Tells who keeps a submission from it.
     *
     * @param what a protection
     * @param held what the sandbox has on this machine
     * @return a few words, for a table
     */
    public static String of(Protected what, Protection held) {
        boolean confined = held.sandbox() != SandboxKind.NONE;
        return switch (what) {
            case TIME -> "the supervisor's own clock";
            case ENDING -> "the conversation; an exit status proves nothing";
            case MEMORY -> of(Bound.MEMORY, held);
            case PROCESSES -> of(Bound.PROCESSES, held);
            case DISK -> "the kernel for one file; for all " + WATCHED.replace("ten times", "once");
            case OUTPUT -> "a file with a limit; " + WATCHED;
            case LEFTOVERS -> confined ? own("process numbers", held) : "the supervisor, by descent and environment";
            case READING -> confined ? own("files", held) + calls(held) : "nothing";
            case NETWORK -> confined ? own("network", held) : "nothing";
            case PACKAGE -> "the reader of packages";
            case CHECKPOINT -> "the copy into the store";
            case ANSWERS -> "the strict reader, once all are dead";
            case CANARY -> "the search for planted strings";
        };
    }

    /** Tells who keeps a bound. */
    public static String of(Bound bound, Protection held) {
        if (held.byKernel().contains(bound)) {
            return "the kernel, by " + held.means();
        }
        return bound == Bound.CPU ? "nobody; the submission is told" : WATCHED;
    }

    private static String own(String what, Protection held) {
        return "a view of its own of " + what + ", by " + held.sandbox();
    }

    private static String calls(Protection held) {
        return held.callsFiltered() ? "; system calls filtered" : "; system calls not filtered";
    }
}
