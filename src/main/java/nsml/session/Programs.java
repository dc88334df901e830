package nsml.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.catalog.SessionPlan;
import nsml.runner.BadPackageException;
import nsml.runner.Image;
import nsml.runner.Images;
import nsml.runner.JavaProgram;
import nsml.runner.Program;
import nsml.runner.PythonInterpreter;
import nsml.runner.PythonProgram;
import nsml.runner.PythonSearch;
import nsml.runner.SubmissionJar;
import nsml.store.Home;

/** Finds what a session's plan starts. */
public final class Programs {

    private final Home home;
    private final Images images;
    private final Shims shims;
    private final Map<String, String> environment;

    /**
     * Uses an installation.
     *
     * @param home no submission sees it
     * @param images the images of the home
     * @param shims what the build left
     * @param environment the user's environment variables, which may name an interpreter
     */
    public Programs(Home home, Images images, Shims shims, Map<String, String> environment) {
        this.home = home;
        this.images = images;
        this.shims = shims;
        this.environment = environment;
    }

    /** Puts together the submission's program, whose code lies in {@code code}. */
    Program of(SessionPlan plan, Path code) throws BadPackageException, IOException {
        if (plan.isPython()) {
            PythonInterpreter python = python(plan.options().python());
            return new PythonProgram(
                    plan.entry(),
                    python.executable(),
                    python.folders(),
                    shims.python(),
                    plan.allArguments(),
                    EnvironmentDeclaration.image(code));
        }
        Optional<String> wanted = SubmissionJar.read(code, plan.entry()).image();
        Optional<Image> image = wanted.isEmpty() ? Optional.empty() : Optional.of(images.require(wanted.get()));
        return new JavaProgram(plan.entry(), shims.jar(), image);
    }

    /** Puts together an organiser's own program. */
    PythonProgram evaluation(String script, List<String> arguments) throws BadPackageException {
        PythonInterpreter python = python(Optional.empty());
        return new PythonProgram(
                script, python.executable(), python.folders(), shims.python(), arguments, Optional.empty());
    }

    private PythonInterpreter python(Optional<String> asked) throws BadPackageException {
        return PythonSearch.search(asked, environment, home.root()).interpreter();
    }
}
