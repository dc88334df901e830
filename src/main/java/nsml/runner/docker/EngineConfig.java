package nsml.runner.docker;

import com.github.dockerjava.api.model.AuthConfig;
import com.github.dockerjava.api.model.AuthConfigurations;
import com.github.dockerjava.core.DockerClientConfig;
import com.github.dockerjava.core.RemoteApiVersion;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The socket and nothing else: the user's configuration of the client, with its passwords for registries, is not read. */
record EngineConfig(URI address) implements DockerClientConfig {

    @Override
    public URI getDockerHost() {
        return address;
    }

    @Override
    public RemoteApiVersion getApiVersion() {
        return RemoteApiVersion.VERSION_1_40;
    }

    @Override
    public AuthConfigurations getAuthConfigurations() {
        return new AuthConfigurations();
    }

    @Override
    public @Nullable AuthConfig effectiveAuthConfig(String image) {
        return null;
    }

    @Override
    @SuppressWarnings("deprecation") // The interface demands a type that is on its way out.
    public com.github.dockerjava.core.@Nullable SSLConfig getSSLConfig() {
        return null;
    }

    @Override
    public @Nullable String getRegistryUsername() {
        return null;
    }

    @Override
    public @Nullable String getRegistryPassword() {
        return null;
    }

    @Override
    public @Nullable String getRegistryEmail() {
        return null;
    }

    @Override
    public @Nullable String getRegistryUrl() {
        return null;
    }
}
