package nsml.runner;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A command as the sandbox is to start it; command and environment speak of the paths inside. */
record Launch(
        Places host,
        Places inside,
        List<Path> runtime,
        long shm,
        List<String> command,
        Map<String, String> environment,
        Path log) {

    /** Puts together how a job's program is started. */
    static Launch of(Job job, Places host, Places inside) throws IOException {
        List<String> command = new ArrayList<>();
        Programs.find("prlimit")
                .ifPresent(prlimit -> command.addAll(List.of(
                        prlimit.toString(),
                        "--core=0",
                        "--fsize=" + job.limits().disk())));
        command.addAll(job.program().command(job.limits(), inside));
        return new Launch(
                host,
                inside,
                job.program().runtime(),
                job.limits().shm(),
                command,
                Environment.of(job, host, inside),
                job.log());
    }

    /** The same, with one more variable in the environment. */
    Launch with(String variable, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(variable, value);
        return new Launch(host, inside, runtime, shm, command, more, log);
    }

    /** Starts the command behind a wrapper that ends in executing it. */
    Process start(List<String> wrapper) throws IOException {
        List<String> line = new ArrayList<>(wrapper);
        line.addAll(command);
        var builder = new ProcessBuilder(line)
                .directory(host.code().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                // Never a pipe: a child that keeps it open would block the reader, and one that nobody reads blocks the
                // child.
                .redirectOutput(Redirect.appendTo(log.toFile()))
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder.start();
    }
}
