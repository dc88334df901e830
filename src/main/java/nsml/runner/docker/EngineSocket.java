package nsml.runner.docker;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where the engine listens: {@code DOCKER_HOST}, if it is set.
 *
 * @param address as the engine's own client understands it
 */
public record EngineSocket(String address) {

    private static final String UNIX = "unix://";
    private static final String USUAL = UNIX + "/var/run/docker.sock";

    /**
     * Reads the environment.
     *
     * @param environment all environment variables
     */
    public static EngineSocket of(Map<String, String> environment) {
        String named = environment.getOrDefault("DOCKER_HOST", "");
        return new EngineSocket(named.isBlank() ? USUAL : named.strip());
    }

    /** Says why it cannot be used, without asking anybody; empty if nothing speaks against it. */
    Optional<String> whyNot() {
        if (!address.startsWith(UNIX)) {
            return Optional.of("DOCKER_HOST is " + address + ", but only an engine on this machine can be used,"
                    + " unix://PATH, as it has to mount folders of this machine");
        }
        Path socket = path();
        if (!Files.exists(socket)) {
            return Optional.of("no container engine listens at " + socket
                    + "; start Docker, or say in DOCKER_HOST where it listens (unix://PATH)");
        }
        if (!Files.isWritable(socket)) {
            return Optional.of("this user may not use the container engine at " + socket
                    + "; it takes a member of the socket's group, which is as good as root on this machine");
        }
        return Optional.empty();
    }

    URI uri() {
        return URI.create(address);
    }

    private Path path() {
        return Path.of(address.substring(UNIX.length()));
    }

    @Override
    public String toString() {
        return address.startsWith(UNIX) ? path().toString() : address;
    }
}
