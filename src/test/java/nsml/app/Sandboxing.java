package nsml.app;

import nsml.Prerequisite;
import nsml.runner.SandboxKind;
import nsml.runner.Sandboxes;

/** Which sandbox the tests of the command line use. */
final class Sandboxing {

    private Sandboxing() {}

    /** Bubblewrap where it works, otherwise none. */
    static String kind() {
        return Sandboxes.whyNot(SandboxKind.BUBBLEWRAP).isPresent() ? "none" : "bubblewrap";
    }

    /** Skips the test where bubblewrap does not work; fails it where NSML_REQUIRE demands bubblewrap. */
    static void assumeBubblewrap() {
        String reason = Sandboxes.whyNot(SandboxKind.BUBBLEWRAP).orElse("");
        Prerequisite.check("bubblewrap", reason.isEmpty(), reason);
    }

    /** Skips the test where submissions cannot run in containers; fails it where NSML_REQUIRE demands docker. */
    static void assumeDocker() {
        String reason = Sandboxes.whyNot(SandboxKind.DOCKER).orElse("");
        Prerequisite.check("docker", reason.isEmpty(), reason);
    }
}
