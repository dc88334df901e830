package nsml.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nsml.catalog.CheckpointId;
import nsml.catalog.Ending;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import nsml.session.Shortage;

/**
 * The original's messages for what went wrong, to the letter, its spelling included. What they leave out (the phase, the time
 * used, the verdict, what to do) is told by {@link Endings} in the line after them.
 */
final class OriginalMessages {

    private static final String INTERNAL = "Internal server error";
    private static final Pattern THREW = Pattern.compile("[a-z]+ threw (.*)", Pattern.DOTALL);
    /** What is told of a graded session instead. */
    private static final String RAISED = " raised an exception";

    private static final Pattern SAID = Pattern.compile(".*; its last line: (.*)", Pattern.DOTALL);

    /**
     * What the original printed.
     *
     * @param lines on lines of their own
     * @param fatal the last line, in the style of a log
     */
    record Message(List<String> lines, Optional<String> fatal) {

        private static final Message NONE = new Message(List.of(), Optional.empty());

        private static Message of(String... lines) {
            return new Message(List.of(lines), Optional.empty());
        }

        private Message fatal(String text) {
            return new Message(lines, Optional.of(text));
        }

        /** Prints to where the command's errors go. */
        void print(Services services) {
            lines.forEach(line -> services.err().println(Words.visible(line)));
            services.err().flush();
            fatal.ifPresent(LogLines.of(services)::fatal);
        }
    }

    private OriginalMessages() {}

    /** For a session that trains: run, fork, resume. Its own failures stood in its log alone. */
    static Message ofTraining(SessionRecord session) {
        Ending ending = session.ending().orElseThrow();
        return switch (ending.verdict()) {
            case "BAD_PACKAGE" -> imageFailed(session);
            case "PLATFORM" -> serverTrouble();
            default -> Message.NONE;
        };
    }

    /** For a session that answers with a checkpoint: submit, infer. */
    static Message ofTest(SessionRecord session) {
        Ending ending = session.ending().orElseThrow();
        if (ending.state() == State.SUCCEEDED || ending.state() == State.STOPPED) {
            return Message.NONE;
        }
        return switch (ending.verdict()) {
            case "BAD_PACKAGE" -> imageFailed(session);
            case "PLATFORM" -> serverTrouble();
            default ->
                switch (ending.phase()) {
                    case "START", "BIND" -> stoppedAtOnce();
                    case "LOAD" -> inLoad(ending);
                    default -> inInfer(session, ending);
                };
        };
    }

    private static Message stoppedAtOnce() {
        return Message.of("Error: Submit/infer session is stopped right after runnig. Please check your code again");
    }

    private static Message inLoad(Ending ending) {
        return exception(ending).isPresent() || ending.detail().endsWith(RAISED)
                ? Message.of("Error: Error occurred while loading model").fatal(INTERNAL)
                : stoppedAtOnce();
    }

    private static Message inInfer(SessionRecord session, Ending ending) {
        if (ending.verdict().equals("INFER_TIMEOUT")) {
            return Message.of("Error: Session does not respond").fatal(INTERNAL);
        }
        CheckpointId model = session.plan().source().orElseThrow();
        String failed = "Error: Fail to get prediction result: " + model.session() + "/" + model.name();
        return lastLine(ending).map(line -> Message.of(line, failed)).orElseGet(() -> Message.of(failed));
    }

    /** The exception that the submission told of, if it ended by one. */
    static Optional<String> exception(Ending ending) {
        Matcher threw = THREW.matcher(ending.detail());
        if (!threw.matches()) {
            return Optional.empty();
        }
        String said = threw.group(1);
        boolean explained = ending.verdict().equals("DENIED") && said.contains("; ");
        return Optional.of(explained ? said.substring(0, said.lastIndexOf("; ")) : said);
    }

    private static Optional<String> lastLine(Ending ending) {
        Matcher said = SAID.matcher(ending.detail());
        return exception(ending).or(() -> said.matches() ? Optional.of(said.group(1)) : Optional.empty());
    }

    private static Message imageFailed(SessionRecord session) {
        return Message.of(session.id() + ": building is failed [] Done", "Error: Failed to build docker image");
    }

    /** For faults of the platform, not of the submission or the user. */
    static Message serverTrouble() {
        return Message.of("Error: Something went wrong with NSML");
    }

    /** As the original's language prints a time: {@code 1h0m0s}, {@code 19m24s}, {@code 5s}; a second begun counts whole. */
    private static String remaining(Duration left) {
        Duration whole = left.plusMillis(999);
        String hours = whole.toHours() > 0 ? whole.toHours() + "h" : "";
        String minutes = whole.toMinutes() > 0 ? whole.toMinutesPart() + "m" : "";
        return hours + minutes + whole.toSecondsPart() + "s";
    }

    /** For what was not even started. */
    static Message of(Shortage shortage) {
        if (shortage instanceof Shortage.CoolDown coolDown) {
            return Message.of("Rate limit exceeded: remained time: " + remaining(coolDown.left()))
                    .fatal("Rate limit exceeded");
        } else if (shortage instanceof Shortage.Credit credit) {
            return Message.of(
                    ".Rejected: not enough credit (balance: " + credit.balance() + ")", ".Error: No available machine");
        } else if (shortage instanceof Shortage.GpuQuota gpus) {
            return Message.of(
                    "Error: Fail to run nsml session due to lack of available GPU for you",
                    "Your maximum available GPU is " + gpus.most(),
                    "Your are currently using " + gpus.using() + " GPU",
                    "The number of GPU you requested is " + gpus.requested() + " GPU");
        } else if (shortage instanceof Shortage.Capacity) {
            return Message.of(
                    "Rejected: exceeded the maximum capacity of the cluster",
                    "Since cluster does not have enough computing resources, job has been aborted. Please retry later");
        }
        return Message.of(
                ".Rejected: not enough resources for your request",
                "Error: No machine available that meets ALL your request such as CPU, RAM, Disk, GPU or its driver"
                        + " version");
    }
}
