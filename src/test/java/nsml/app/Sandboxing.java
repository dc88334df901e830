package nsml.app;

import static org.assertj.core.api.Assertions.assertThat;

import nsml.runner.Sandboxes;
import org.junit.jupiter.api.Assumptions;

/** Which sandbox the tests of the command line use. */
final class Sandboxing {

    private Sandboxing() {}

    /** Bubblewrap where it works, otherwise none. */
    static String kind() {
        return Sandboxes.whyNotBubblewrap().isPresent() ? "none" : "bubblewrap";
    }

    /** Skips the test where bubblewrap does not work; fails it where NSML_REQUIRE demands bubblewrap. */
    static void assumeBubblewrap() {
        String reason = Sandboxes.whyNotBubblewrap().orElse("");
        if (String.valueOf(System.getenv("NSML_REQUIRE")).contains("bubblewrap")) {
            assertThat(reason).as("NSML_REQUIRE demands bubblewrap").isEmpty();
        }
        Assumptions.assumeTrue(reason.isEmpty(), reason);
    }
}
