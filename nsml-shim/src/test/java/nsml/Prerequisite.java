package nsml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a test needs of the machine besides Java and Maven. */
public final class Prerequisite {

    private Prerequisite() {}

    /**
     * Skips the test where something is missing, and fails it where the environment variable NSML_REQUIRE names it.
     *
     * @param name as NSML_REQUIRE names it: {@code python}
     * @param there whether it is there
     * @param reason what is missing
     */
    public static void check(String name, boolean there, String reason) {
        if (System.getenv().getOrDefault("NSML_REQUIRE", "").contains(name)) {
            assertThat(there).as("NSML_REQUIRE names %s: %s", name, reason).isTrue();
        }
        assumeTrue(there, reason);
    }
}
