package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A group of version 2. */
final class GroupTwo implements ControlGroup {

    private static final long PERIOD_MICROS = 100_000;

    private final GroupFolder folder;
    private final Set<Resource> kept = EnumSet.of(Resource.MEMORY, Resource.PROCESSES);
    private final PeakMemory peak = new PeakMemory();

    private GroupTwo(GroupFolder folder) {
        this.folder = folder;
    }

    static GroupTwo create(Path parent, String name, Bounds bounds) throws IOException {
        var group = new GroupTwo(GroupFolder.create(parent, name));
        try {
            group.bind(bounds);
            return group;
        } catch (IOException e) {
            group.close();
            throw e;
        }
    }

    private void bind(Bounds bounds) throws IOException {
        folder.set("memory.max", bounds.memory());
        folder.trySet("memory.swap.max", 0);
        // Out of memory, all die: what is left of a submission is of no use.
        folder.trySet("memory.oom.group", 1);
        folder.set("pids.max", bounds.processes());
        if (folder.trySet("cpu.max", PERIOD_MICROS * bounds.cpus() + " " + PERIOD_MICROS)) {
            kept.add(Resource.CPU);
        }
    }

    @Override
    public List<Path> entrances() {
        return List.of(folder.entrance());
    }

    @Override
    public Set<Resource> kept() {
        return Set.copyOf(kept);
    }

    @Override
    public Usage usage() throws IOException {
        List<String> statistics = Files.readAllLines(folder.path().resolve("memory.stat"));
        long shared = GroupFolder.entry(statistics, "shmem");
        long used = GroupFolder.entry(statistics, "anon") + shared;
        long pageCache = GroupFolder.entry(statistics, "file") - shared;
        return new Usage(
                used,
                // Kernels before 5.19 keep no watermark.
                peak.after(used, pageCache, folder.number("memory.peak").orElse(0)),
                (int) folder.number("pids.current").orElse(0),
                Duration.of(folder.entry("cpu.stat", "usage_usec"), ChronoUnit.MICROS),
                folder.entry("memory.events", "oom_kill") > 0,
                folder.entry("pids.events", "max") > 0);
    }

    @Override
    public void kill() throws IOException {
        kill(folder);
    }

    static void kill(GroupFolder folder) throws IOException {
        try {
            // Kernels before 5.14 have no such file; they do what version 1 does.
            if (!folder.trySet("cgroup.kill", 1)) {
                folder.trySet("pids.max", 0);
            }
            folder.killMembers();
        } catch (NoSuchFileException e) {
            // The group is gone, and could not be with members.
        }
    }

    @Override
    public void close() throws IOException {
        folder.remove();
    }
}
