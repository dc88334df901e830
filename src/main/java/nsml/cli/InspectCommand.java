package nsml.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.catalog.Ending;
import nsml.catalog.ProcessKey;
import nsml.catalog.SessionId;
import nsml.catalog.SessionRecord;
import nsml.catalog.State;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nsml inspect}. */
@picocli.CommandLine.Command(
        name = "inspect",
        description =
                "Show the state of a session's process as JSON: the original's keys, then verdict, phase, sandbox, what held it, and what it used.",
        footer = "Example: nsml inspect team/ir_ph1/1")
final class InspectCommand extends Command {

    /** What is printed; the capital keys are those of a container's state. */
    @JsonPropertyOrder({
        "Status",
        "Running",
        "Paused",
        "Restarting",
        "OOMKilled",
        "Dead",
        "Pid",
        "ExitCode",
        "Error",
        "StartedAt",
        "FinishedAt"
    })
    record Inspection(
            @JsonProperty("Status") String status,
            @JsonProperty("Running") boolean running,
            @JsonProperty("Paused") boolean paused,
            @JsonProperty("Restarting") boolean restarting,
            @JsonProperty("OOMKilled") boolean outOfMemory,
            @JsonProperty("Dead") boolean dead,
            @JsonProperty("Pid") long pid,
            @JsonProperty("ExitCode") @Nullable Integer exitCode,
            @JsonProperty("Error") String error,
            @JsonProperty("StartedAt") String startedAt,
            @JsonProperty("FinishedAt") String finishedAt,
            @JsonProperty("verdict") @Nullable String verdict,
            @JsonProperty("phase") @Nullable String phase,
            @JsonProperty("detail") @Nullable String detail,
            @JsonProperty("image") @Nullable String image,
            @JsonProperty("sandbox") String sandbox,
            @JsonProperty("protection") @Nullable String protection,
            @JsonProperty("cpuSeconds") @Nullable Double cpuSeconds,
            @JsonProperty("peakMemory") @Nullable Long peakMemory) {

        /** Without the numbers that a submission can choose: of a graded one they could tell what it has seen. */
        Inspection withoutNumbersOfItsOwn() {
            return new Inspection(
                    status,
                    running,
                    paused,
                    restarting,
                    outOfMemory,
                    dead,
                    pid,
                    verdict == null || verdict.equals("OK") ? Integer.valueOf(0) : null,
                    error,
                    startedAt,
                    finishedAt,
                    verdict,
                    phase,
                    detail,
                    image,
                    sandbox,
                    protection,
                    null,
                    null);
        }
    }

    /** What stands for a time that has not come. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    private static final int KILLED = 137;

    @Mixin
    private OrganiserOption organiser;

    @Parameters(paramLabel = "SESSION", converter = SessionIdConverter.class, description = "The session.")
    private SessionId session;

    InspectCommand(Supplier<Services> services) {
        super(services);
    }

    @Override
    int run(Services services) throws IOException {
        SessionRecord record = require(services, session);
        Inspection all = inspect(record);
        Json.print(organiser.seesAll(services, record) ? all : all.withoutNumbersOfItsOwn(), services.out());
        return DONE;
    }

    static Inspection inspect(SessionRecord session) {
        State state = session.state();
        boolean lives = state == State.RUNNING || state == State.PAUSED;
        Optional<Ending> ending = session.ending();
        return new Inspection(
                status(state),
                lives,
                state == State.PAUSED,
                false,
                ending.filter(end -> end.verdict().equals("MEMORY")).isPresent(),
                state == State.LOST,
                lives ? session.process().map(ProcessKey::pid).orElse(0L) : 0,
                exitCode(session),
                ending.filter(end -> end.state() != State.SUCCEEDED)
                        .map(Ending::detail)
                        .orElse(""),
                session.startedAt().map(Instant::toString).orElse(NEVER),
                session.finishedAt().map(Instant::toString).orElse(NEVER),
                ending.map(Ending::verdict).orElse(null),
                session.phase().orElse(null),
                ending.map(Ending::detail).orElse(null),
                session.image().orElse(null),
                session.plan().sandbox(),
                session.protection().orElse(null),
                session.cpuTime().map(time -> time.toMillis() / 1000.0).orElse(null),
                session.peakMemory().isPresent() ? session.peakMemory().getAsLong() : null);
    }

    private static String status(State state) {
        return switch (state) {
            case QUEUED, STARTING -> "created";
            case RUNNING -> "running";
            case PAUSED -> "paused";
            case SUCCEEDED, FAILED, STOPPED -> "exited";
            case LOST -> "dead";
        };
    }

    /** 0 while it runs, as containers have it; null where nothing of the submission ever ran. */
    private static @Nullable Integer exitCode(SessionRecord session) {
        if (session.exitStatus().isPresent()) {
            return session.exitStatus().getAsInt();
        }
        return switch (session.ending().map(Ending::verdict).orElse("OK")) {
            case "OK" -> 0;
            case "BAD_PACKAGE", "PLATFORM" -> null;
            default -> KILLED;
        };
    }
}
