package nsml.runner;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole environment of a submission's process; nothing of ours passes. */
final class Environment {

    static final String SOCKET = "NSML_SOCKET";

    private Environment() {}

    static Map<String, String> of(Job job, Places host, Places inside) throws IOException {
        Path home = temporary(inside);
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", home.toString());
        environment.put("TMPDIR", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.putAll(job.program().environment(host, inside));
        environment.put(SOCKET, inside.socket().toString());
        environment.put("OMP_NUM_THREADS", Integer.toString(job.limits().cpus()));
        // Threads that spin while they wait take the processor from those that work.
        environment.put("OMP_WAIT_POLICY", "passive");
        return environment;
    }

    /** In the scratch folder, where it counts against the disk limit; a sandbox's /tmp is small and in memory. */
    static Path temporary(Places places) {
        return places.scratch().resolve("tmp");
    }
}
