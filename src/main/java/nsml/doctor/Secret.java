package nsml.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.random.RandomGenerator;

/**
 * What the doctor hides where no submission should reach it.
 *
 * @param text the secret; it begins with {@link #BEGINNING}, which the cases look for
 */
record Secret(String text) {

    static final String BEGINNING = "planted-secret";

    /** The variable that carries it in a supervisor's environment. */
    static final String VARIABLE = "NSML_DOCTOR_KEY";

    static Secret random(RandomGenerator random) {
        return new Secret(BEGINNING + "-" + Long.toHexString(random.nextLong()));
    }

    /** Hides it in a file, there from now on. */
    void plant(Path file) throws IOException {
        Files.writeString(file, text + "\n", StandardOpenOption.CREATE_NEW);
    }

    @Override
    public String toString() {
        return text;
    }
}
