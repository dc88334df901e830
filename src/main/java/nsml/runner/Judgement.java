package nsml.runner;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import nsml.shim.wire.Phase;

/**
 * Tells what became of a submission that ended by itself. An exit status of 0 proves nothing: success is what the
 * conversation said, together with the answers.
 */
final class Judgement {

    private static final int OUT_OF_MEMORY = 3;
    private static final int FIRST_SIGNAL = 128;
    private static final int BAD_SYSTEM_CALL = 31;
    private static final String LAST_WORDS_OUT_OF_MEMORY = "Terminating due to java.lang.OutOfMemoryError";

    private final Progress progress;
    private final Phase phase;
    private final Box box;
    private final SandboxKind sandbox;
    private final Workspace workspace;
    private final OutputLog log;

    Judgement(Progress progress, Phase phase, Box box, Workspace workspace, OutputLog log) {
        this.progress = progress;
        this.phase = phase;
        this.box = box;
        this.sandbox = box.protection().sandbox();
        this.workspace = workspace;
        this.log = log;
    }

    /** The status is empty if the process did not end when it should have, and was killed. */
    Ending on(OptionalInt exitStatus) throws IOException {
        if (progress.answers().isPresent()) {
            return onDone();
        }
        if (progress.failure().isPresent()) {
            return Failure.of(progress.failure().get(), phase, sandbox);
        }
        if (progress.isDone()) {
            // A script's end cannot tell whether it ends well: its exit status comes after its last word.
            boolean failed = !progress.isTest() && exitStatus.orElse(0) != 0;
            return failed ? onFailure(exitStatus.getAsInt()) : onDone();
        }
        if (exitStatus.isEmpty()) {
            return new Ending(Verdict.NO_RESULT, "it left the conversation in " + phaseName() + " without a result");
        }
        return exitStatus.getAsInt() == 0
                ? new Ending(
                        Verdict.NO_RESULT,
                        "it ended in " + phaseName() + " without a result, as System.exit or Runtime.halt do")
                : onFailure(exitStatus.getAsInt());
    }

    private Ending onDone() {
        if (!progress.isTest()) {
            return phase == Phase.TRAIN
                    ? new Ending(Verdict.OK, "training ended")
                    : new Ending(Verdict.NO_RESULT, "it ended in " + phaseName() + " without training");
        }
        if (progress.answers().isEmpty()) {
            return new Ending(Verdict.NO_RESULT, "it ended in " + phaseName() + " without answers");
        }
        return progress.answers().flatMap(workspace::plainFile).isPresent()
                ? new Ending(Verdict.OK, "the answers are complete")
                : new Ending(
                        Verdict.NO_RESULT,
                        "it said that its answers are in " + progress.answers().get()
                                + " of the scratch folder, where is no plain file");
    }

    private Ending onFailure(int exitStatus) throws IOException {
        if (!progress.hasStarted() && (!box.wasSetUp() || isOfTheScript(log.firstLine()))) {
            return new Ending(Verdict.PLATFORM, "the sandbox could not be set up: " + Printable.text(log.firstLine()));
        }
        List<String> lines = log.lastLines();
        if (exitStatus == OUT_OF_MEMORY) {
            for (String line : lines) {
                if (line.contains(LAST_WORDS_OUT_OF_MEMORY)) {
                    if (line.contains("native thread")) {
                        return new Ending(
                                Verdict.PROCESSES,
                                "it got no more threads in " + phaseName() + ": " + Printable.text(line));
                    }
                    return new Ending(
                            Verdict.MEMORY, "it ran out of heap in " + phaseName() + ": " + Printable.text(line));
                }
            }
        }
        if (exitStatus == FIRST_SIGNAL + BAD_SYSTEM_CALL && sandbox != SandboxKind.NONE) {
            return new Ending(
                    Verdict.DENIED,
                    "it was killed in " + phaseName()
                            + " for a system call of another processor's programs, which the sandbox does not permit");
        }
        String end = exitStatus > FIRST_SIGNAL
                ? "was killed by " + signal(exitStatus - FIRST_SIGNAL)
                : "ended with exit status " + exitStatus;
        String said = lines.isEmpty() ? "" : "; its last line: " + Printable.text(lines.get(lines.size() - 1));
        return new Ending(Verdict.CRASH, "it " + end + " in " + phaseName() + said);
    }

    /** Without a sandbox, nobody else can tell who complains. */
    private boolean isOfTheScript(String firstLine) {
        return sandbox == SandboxKind.NONE && firstLine.startsWith(StartScript.NAME + ": ");
    }

    private static String signal(int number) {
        return switch (number) {
            case 6 -> "signal 6 (it aborted: a native library or Java itself crashed)";
            case 9 -> "signal 9 (somebody killed it, or the kernel did for want of memory)";
            case 11 -> "signal 11 (a native library touched memory that is not its own)";
            default -> "signal " + number;
        };
    }

    private String phaseName() {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
