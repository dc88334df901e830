package nsml.runner;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import nsml.runner.cgroup.ControlGroup;
import nsml.runner.seccomp.SyscallFilter;

/** Confinement by {@code bwrap}: namespaces of its own, no network, and a file system of our choosing. */
final class Bubblewrap implements Sandbox {

    private static final String TMP = "/tmp";
    private static final String SHM = "/dev/shm";
    private static final long TMP_BYTES = 64L << 20;

    /** What the kernel tells root alone of the whole machine: started by root, the box is taken for that. */
    private static final List<String> ABOUT_THE_HOST = List.of(
            "/proc/kcore",
            "/proc/keys",
            "/proc/key-users",
            "/proc/kpagecgroup",
            "/proc/kpagecount",
            "/proc/kpageflags",
            "/proc/latency_stats",
            "/proc/sched_debug",
            "/proc/slabinfo",
            "/proc/sysrq-trigger",
            "/proc/timer_list",
            "/proc/vmallocinfo");

    private static final long LONGEST_SETUP = Duration.ofSeconds(2).toNanos();

    private final Path program;
    private final Optional<SyscallFilter> filter = SyscallFilter.ofThisMachine();

    Bubblewrap(Path program) {
        this.program = program;
    }

    @Override
    public SandboxKind kind() {
        return SandboxKind.BUBBLEWRAP;
    }

    @Override
    public Path dataset(Path folder, String name) {
        return Places.confinedDataset(name);
    }

    @Override
    public Places inside(Places host, String datasetName) {
        return host.confined(datasetName);
    }

    @Override
    public Box start(Launch launch) throws IOException {
        Places host = launch.host();
        Places inside = launch.inside();
        Limits limits = launch.job().limits();
        MemoryFiles files = memoryFiles(limits);
        List<String> line = system(files);
        line.addAll(List.of("--json-status-fd", StartScript.STATUS));
        launch.job().program().runtime().forEach(folder -> readOnly(line, folder, folder));
        readOnly(line, host.shim(), inside.shim());
        readOnly(line, host.socketDirectory(), inside.socketDirectory());
        readOnly(line, host.data(), inside.data());
        host.image().ifPresent(image -> readOnly(line, image, inside.image().orElseThrow()));
        add(line, "--bind", host.code(), inside.code());
        add(line, "--bind", host.scratch(), inside.scratch());
        seal(line, inside.code());
        // Beside the part of the folder that the box sees.
        Path status = launch.job().scratch().resolve("status");
        Optional<ControlGroup> group = JobGroup.of(launch.job());
        try {
            Process process = launch.start(
                    line,
                    ResourceLimits.ofThisProcess().line(limits, true, group.isPresent()),
                    new StartScript(
                            group.map(ControlGroup::entrances).orElse(List.of()),
                            writeFilter(launch.job().scratch()),
                            Optional.of(status)));
            return new LocalBox(
                    process,
                    treeOf(process),
                    group,
                    files,
                    limits.memory(),
                    Optional.of(status),
                    JobGroup.protection(kind(), filter.isPresent(), group));
        } catch (IOException e) {
            LocalBox.discard(group);
            throw e;
        }
    }

    /** None is larger than all the memory that the box may use. */
    private static MemoryFiles memoryFiles(Limits limits) {
        return new MemoryFiles(Map.of(
                TMP,
                MemoryFiles.size(Math.min(TMP_BYTES, limits.memory())),
                SHM,
                MemoryFiles.size(Math.min(limits.shm(), limits.memory()))));
    }

    /** Into a folder of which the box sees at most another part; bwrap reads it once, before it starts anything. */
    private Optional<Path> writeFilter(Path folder) throws IOException {
        return filter.isPresent()
                ? Optional.of(Files.write(folder.resolve("filter"), filter.get().bytes()))
                : Optional.empty();
    }

    /**
     * Waits for the box's first process, which comes before anything of the submission: the kernel lets nobody in the box
     * outlive it, whereas the outermost process ends as soon as the submission does.
     */
    private static ProcessTree treeOf(Process process) {
        var tree = new ProcessTree(process.toHandle());
        long start = System.nanoTime();
        while (tree.look().size() == 1 && System.nanoTime() - start < LONGEST_SETUP) {
            // Not sleep: an interrupt must wait until somebody can kill the process.
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        return tree;
    }

    /** Starts a program with the same confinement, and nothing mounted but the system; leaves no file behind, come what may. */
    Process bare(String command) throws IOException {
        List<String> line = system(new MemoryFiles(Map.of(TMP, TMP_BYTES, SHM, TMP_BYTES)));
        seal(line, Path.of("/"));
        line.add(command);
        var script = new StartScript(List.of(), filter.map(present -> Path.of("/dev/stdin")), Optional.empty());
        Process process = new ProcessBuilder(script.around(line))
                .redirectErrorStream(true)
                .start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(filter.map(SyscallFilter::bytes).orElse(new byte[0]));
        } catch (IOException e) {
            // It has ended already, and tells why.
        }
        return process;
    }

    private List<String> system(MemoryFiles files) {
        List<String> line = new ArrayList<>();
        line.add(program.toString());
        line.addAll(
                List.of("--unshare-all", "--unshare-user", "--disable-userns", "--die-with-parent", "--new-session"));
        line.addAll(List.of("--uid", "65534", "--gid", "65534", "--hostname", "nsml"));
        // Some shells leave these behind.
        line.addAll(List.of("--unsetenv", "OLDPWD", "--unsetenv", "SHLVL", "--unsetenv", "_"));
        filter.ifPresent(present -> line.addAll(List.of("--seccomp", StartScript.FILTER)));
        systemFolders(line);
        line.addAll(List.of("--proc", "/proc"));
        // Started by root, the settings of the kernel would be writable.
        line.addAll(List.of("--ro-bind", "/proc/sys", "/proc/sys"));
        for (String file : ABOUT_THE_HOST) {
            if (Files.exists(Path.of(file))) {
                line.addAll(List.of("--ro-bind", "/dev/null", file));
            }
        }
        // /dev is a file system in memory without a bound; Python's multiprocessing needs a place in it to write.
        line.addAll(List.of("--dev", "/dev"));
        files.sizes().forEach((path, size) -> line.addAll(List.of("--size", Long.toString(size), "--tmpfs", path)));
        line.addAll(List.of("--remount-ro", "/dev"));
        return line;
    }

    private static void systemFolders(List<String> line) {
        readOnly(line, Path.of("/usr"), Path.of("/usr"));
        for (String name : List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32")) {
            Path folder = Path.of("/", name);
            if (Files.isSymbolicLink(folder)) {
                line.addAll(List.of("--symlink", target(folder), folder.toString()));
            } else if (Files.isDirectory(folder)) {
                readOnly(line, folder, folder);
            }
        }
        add(line, "--ro-bind-try", Path.of("/etc/ld.so.cache"), Path.of("/etc/ld.so.cache"));
        // Debian's Java links to both.
        add(line, "--ro-bind-try", Path.of("/etc/alternatives"), Path.of("/etc/alternatives"));
        javaConfiguration().ifPresent(folder -> add(line, "--ro-bind-try", folder, folder));
    }

    /** Where Debian keeps the configuration of the Java that runs us, for instance {@code /etc/java-17-openjdk}. */
    private static Optional<Path> javaConfiguration() {
        try {
            Path file = Path.of(System.getProperty("java.home"), "conf", "security", "java.security")
                    .toRealPath();
            return file.startsWith("/etc") ? Optional.of(Path.of("/").resolve(file.subpath(0, 2))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The root is a writable file system in memory until it is sealed, and cannot take a mount point afterwards. */
    private static void seal(List<String> line, Path workingDirectory) {
        line.addAll(List.of("--remount-ro", "/", "--chdir", workingDirectory.toString(), "--cap-drop", "ALL", "--"));
    }

    private static void readOnly(List<String> line, Path host, Path inside) {
        add(line, "--ro-bind", host, inside);
    }

    private static void add(List<String> line, String option, Path host, Path inside) {
        line.addAll(List.of(option, host.toString(), inside.toString()));
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
