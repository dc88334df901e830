package nsml.submission;

import java.io.PrintStream;
import java.time.InstantSource;

/** Where the submission tells people what it does; they read it with {@code nsml logs}. */
record Console(InstantSource clock, PrintStream out) {

    void say(String line) {
        out.println(line);
    }

    Progress progress(String work, int pictures) {
        return new Progress(clock, out, work, pictures);
    }
}
