package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A job as the sandbox is to start it; command and environment speak of the paths inside. */
record Launch(Job job, Places host, Places inside, List<String> command, Map<String, String> environment) {

    /** Puts together how a job's program is started. */
    static Launch of(Job job, Places host, Places inside) throws IOException {
        return new Launch(
                job, host, inside, job.program().command(job.limits(), inside), Environment.of(job, host, inside));
    }

    /** The same, with one more variable in the environment. */
    Launch with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Launch(job, host, inside, command, more);
    }

    /**
     * Starts the command on this machine.
     *
     * @param wrapper a line that ends in executing what follows
     * @param limits a line that does the same behind the wrapper
     * @param script what the process goes through before the wrapper
     */
    Process start(List<String> wrapper, List<String> limits, StartScript script) throws IOException {
        List<String> line = new ArrayList<>(wrapper);
        line.addAll(limits);
        line.addAll(command);
        var builder = new ProcessBuilder(script.around(line))
                .directory(host.code().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                // Never a pipe: a child that keeps it open would block the reader, and one that nobody reads blocks the
                // child.
                .redirectOutput(Redirect.appendTo(job.log().toFile()))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
