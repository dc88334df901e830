package nsml.runner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command has to go through before it runs, and only a process itself can do: join control groups, and hold files open
 * under numbers that the command expects. Java can have a child do neither.
 *
 * @param entrances files of control groups, see {@link nsml.runner.cgroup.ControlGroup#entrances}
 * @param filter a file to be read from descriptor {@value #FILTER}
 * @param status a file to be written to descriptor {@value #STATUS}
 */
record StartScript(List<Path> entrances, Optional<Path> filter, Optional<Path> status) {

    static final String FILTER = "9";
    static final String STATUS = "8";

    /** Stands before the complaints of the shell. */
    static final String NAME = "nsml-start";

    /** The line that does it, in a process that becomes the command. */
    List<String> around(List<String> command) {
        if (entrances.isEmpty() && filter.isEmpty() && status.isEmpty()) {
            return command;
        }
        List<String> line = new ArrayList<>(List.of("/bin/sh", "-c", text(), NAME));
        line.addAll(command);
        return line;
    }

    private String text() {
        var text = new StringBuilder();
        // 0 stands for the process that writes.
        entrances.forEach(
                entrance -> text.append("echo 0 >").append(quoted(entrance)).append(" || exit 125; "));
        text.append("exec \"$@\"");
        filter.ifPresent(file -> text.append(' ').append(FILTER).append('<').append(quoted(file)));
        status.ifPresent(file -> text.append(' ').append(STATUS).append('>').append(quoted(file)));
        return text.toString();
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }
}
