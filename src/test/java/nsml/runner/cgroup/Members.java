package nsml.runner.cgroup;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;

/** Starts commands as members of a group. */
final class Members {

    private Members() {}

    static Process start(ControlGroup group, String script) throws IOException {
        List<String> line = new ArrayList<>(
                List.of("/bin/sh", "-c", "for e in \"$@\"; do echo 0 >\"$e\" || exit 125; done; " + script, "sh"));
        group.entrances().forEach(entrance -> line.add(entrance.toString()));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD)
                .start();
    }
}
