package nsml.cli;

import java.io.IOException;
import java.util.List;
import nsml.runner.BadPackageException;
import nsml.runner.PythonInterpreter;
import nsml.runner.PythonSearch;
import nsml.runner.SandboxKind;
import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineSocket;
import nsml.session.CodeFiles;
import nsml.session.EnvironmentCheck;
import nsml.session.EnvironmentDeclaration;
import nsml.session.Refusal;

/** The interpreter of a submission in Python, and what it lacks of what the submission declares; a line on each. */
final class PythonChoice {

    private PythonChoice() {}

    /**
     * Chooses, and says what.
     *
     * @throws Refusal if no Python starts, or if {@code strict} and something is missing
     */
    static PythonInterpreter make(
            Services services, MachineOptions options, CodeFiles code, SandboxKind sandbox, boolean strict)
            throws IOException {
        PythonSearch.Found found;
        try {
            found = PythonSearch.search(
                    options.python(), services.environment(), services.home().root());
        } catch (BadPackageException e) {
            throw new Refusal(e.reason());
        }
        services.err().println(found);
        if (sandbox == SandboxKind.DOCKER) {
            services.err().println("Note: in a container, the image's own Python runs instead");
        }
        EnvironmentDeclaration declared = EnvironmentDeclaration.of(code);
        List<String> missing = sandbox == SandboxKind.DOCKER
                ? missingInContainer(services, declared)
                : EnvironmentCheck.missing(declared, found.interpreter(), services.images());
        if (!missing.isEmpty() && strict) {
            throw new Refusal("Failed to build docker image\nNothing is installed here, and this is missing: "
                    + String.join("; ", missing) + "; install it yourself, or leave out --strict-environment");
        }
        if (!missing.isEmpty()) {
            services.err()
                    .println("Missing of what the submission declares: " + String.join("; ", missing)
                            + "; it runs with what is installed");
        }
        services.err().flush();
        return found.interpreter();
    }

    private static List<String> missingInContainer(Services services, EnvironmentDeclaration declared)
            throws IOException {
        try (var engine = new Engine(EngineSocket.of(services.environment()))) {
            return EnvironmentCheck.missingIn(engine, declared);
        }
    }
}
