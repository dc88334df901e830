package nsml.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What the doctor needs of the platform's installation.
 *
 * @param supervise the command line of a supervisor, without the session: a Java first
 * @param shim the shim's jar
 * @param environment the user's environment variables
 * @param clock the time of day
 */
public record Equipment(List<String> supervise, Path shim, Map<String, String> environment, InstantSource clock) {

    /** Copies. */
    public Equipment {
        supervise = List.copyOf(supervise);
        environment = Map.copyOf(environment);
    }
}
