package nsml.cli;

import nsml.shim.wire.Request;
import picocli.CommandLine.IVersionProvider;

/** What {@code nsml --version} prints. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        String version = Nsml.class.getPackage().getImplementationVersion();
        return new String[] {
            "nsml " + (version == null ? "(not from a jar)" : version),
            "Protocol: " + Request.PROTOCOL,
            "Java: " + System.getProperty("java.version")
        };
    }
}
