package nsml.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import nsml.catalog.Language;
import nsml.runner.BadPackageException;
import nsml.runner.PythonInterpreter;
import nsml.runner.PythonSearch;

/** What this machine has for cases to be staged with. Thread-safe. */
final class HostFacts {

    private static final Path GPU = Path.of("/dev/nvidia0");

    private final Optional<PythonInterpreter> python;
    private final String whyNoPython;
    private final Map<Need, Boolean> modules = new ConcurrentHashMap<>();

    private HostFacts(Optional<PythonInterpreter> python, String whyNoPython) {
        this.python = python;
        this.whyNoPython = whyNoPython;
    }

    /**
     * Looks for a Python.
     *
     * @param secret a folder that no submission may see
     */
    static HostFacts of(Map<String, String> environment, Path secret) {
        try {
            return new HostFacts(
                    Optional.of(PythonSearch.search(Optional.empty(), environment, secret)
                            .interpreter()),
                    "");
        } catch (BadPackageException e) {
            return new HostFacts(Optional.empty(), e.reason());
        }
    }

    Optional<PythonInterpreter> python() {
        return python;
    }

    /** Says why a case cannot be staged here; empty if it can. */
    Optional<String> whyNot(HostileCase hostile) {
        if (hostile.language() == Language.PYTHON && python.isEmpty()) {
            return Optional.of(whyNoPython);
        }
        return hostile.needs().stream()
                .filter(need -> !has(need))
                .findFirst()
                .map(need ->
                        need == Need.GPU ? "there is no GPU here" : "there is no " + module(need) + " for Python here");
    }

    private boolean has(Need need) {
        return need == Need.GPU ? Files.exists(GPU) : modules.computeIfAbsent(need, this::canImport);
    }

    private boolean canImport(Need need) {
        if (python.isEmpty()) {
            return false;
        }
        try {
            python.get().ask("import " + module(need), List.of());
            return true;
        } catch (BadPackageException e) {
            return false;
        }
    }

    private static String module(Need need) {
        return need.name().toLowerCase(Locale.ROOT);
    }
}
