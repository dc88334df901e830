package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Limits that the kernel keeps for each process alone, or each user, as options of {@code prlimit}. A process cannot ask for
 * more than it was born with.
 *
 * @param hard what this process may ask for at most, by its name in {@code /proc/self/limits}
 */
record ResourceLimits(Map<String, Long> hard) {

    private static final Path OURS = Path.of("/proc/self/limits");
    private static final Pattern LINE = Pattern.compile("(\\w+(?: \\w+)*) {2,}\\w+ +(\\d+)\\b.*");

    private static final long MOST_FILES = 4096;
    private static final long MOST_LOCKED_MEMORY = 8L << 20;
    private static final long MOST_QUEUED_MESSAGES = 819_200;

    private static final long RUNAWAY = 5;

    /** What a process reserves and never touches: stacks of threads, above all. */
    private static final long RESERVE = 1L << 30;

    static ResourceLimits ofThisProcess() {
        try {
            return parse(Files.readAllLines(OURS));
        } catch (IOException e) {
            // No Linux.
            return new ResourceLimits(Map.of());
        }
    }

    static ResourceLimits parse(List<String> lines) {
        Map<String, Long> hard = new HashMap<>();
        for (String line : lines) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                hard.put(matcher.group(1), Long.valueOf(matcher.group(2)));
            }
        }
        return new ResourceLimits(hard);
    }

    /**
     * The beginning of a command line; empty where there is no such program.
     *
     * @param inBox whether the process has a user of its own, whose processes alone are counted
     * @param grouped whether a control group keeps the memory
     */
    List<String> line(Limits limits, boolean inBox, boolean grouped) {
        Optional<Path> program = Programs.find("prlimit");
        if (program.isEmpty()) {
            return List.of();
        }
        List<String> line = new ArrayList<>(List.of(program.get().toString(), "--core=0"));
        line.add("--fsize=" + most("Max file size", limits.disk()));
        line.add("--nofile=" + most("Max open files", MOST_FILES));
        line.add("--memlock=" + most("Max locked memory", MOST_LOCKED_MEMORY));
        line.add("--msgqueue=" + most("Max msgqueue size", MOST_QUEUED_MESSAGES));
        if (inBox) {
            // Root has as many as it likes. Far from the limit, as nothing tells of a refusal: those that are too many
            // must
            // live until somebody looks.
            line.add("--nproc=" + most("Max processes", RUNAWAY * limits.kernelProcesses()));
        }
        if (!grouped) {
            // Looking now and then does not stop one large allocation.
            line.add("--data=" + most("Max data size", limits.memory() + RESERVE));
        }
        return line;
    }

    private long most(String name, long wanted) {
        return Math.min(wanted, hard.getOrDefault(name, Long.MAX_VALUE));
    }
}
