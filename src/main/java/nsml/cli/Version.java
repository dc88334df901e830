package nsml.cli;

import java.util.Locale;
import nsml.shim.wire.Request;
import picocli.CommandLine.IVersionProvider;

/** What {@code nsml --version} prints: keys and values, as the original did. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Nsml.class.getPackage().getImplementationVersion();
        return new String[] {
            "Version: " + (version == null ? "(not from a jar)" : version),
            "Java: " + System.getProperty("java.version"),
            "Arch: " + System.getProperty("os.arch"),
            "OS: " + System.getProperty("os.name").toLowerCase(Locale.ROOT),
            "Protocol: " + Request.PROTOCOL,
            "Preconfigured connection: none, this machine"
        };
    }
}
