package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import nsml.shim.Mode;

/** A supervisor in a process of its own, to be killed. */
final class OtherSupervisor {

    private OtherSupervisor() {}

    /** Starts it on the job of a bench, with a host of its own; the argument is for the submission. */
    static Process start(Bench bench, SandboxKind sandbox, String argument) throws IOException {
        Job job = bench.job();
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherSupervisor.class.getName(),
                        bench.folder.toString(),
                        sandbox.name(),
                        job.program().shim().toString(),
                        "argument-" + argument,
                        bench.name)
                .redirectErrorStream(true)
                .redirectOutput(job.log().resolveSibling("supervisor.log").toFile())
                .start();
    }

    public static void main(String[] arguments) throws Exception {
        Sandbox sandbox = Sandboxes.find(SandboxKind.valueOf(arguments[1])).orElseThrow();
        var bench = new Bench(Path.of(arguments[0]), sandbox, Path.of(arguments[2]));
        bench.name = arguments[4];
        bench.host.mode = Mode.TRAIN;
        bench.arguments(arguments[3].replace("argument-", ""));
        bench.run();
    }
}
