package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A group of version 1: a folder for each controller, some of which may be the same one. */
final class GroupOne implements ControlGroup {

    private static final long PERIOD_MICROS = 100_000;

    private final Map<String, GroupFolder> folders;
    private final Set<Resource> kept = EnumSet.of(Resource.MEMORY, Resource.PROCESSES);
    private final PeakMemory peak = new PeakMemory();
    private volatile boolean killed;
    private volatile boolean refusedBefore;

    private GroupOne(Map<String, GroupFolder> folders) {
        this.folders = folders;
    }

    static GroupOne create(Map<String, Path> parents, String name, Bounds bounds) throws IOException {
        Map<Path, GroupFolder> made = new LinkedHashMap<>();
        try {
            Map<String, GroupFolder> folders = new LinkedHashMap<>();
            for (Map.Entry<String, Path> parent : parents.entrySet()) {
                if (!made.containsKey(parent.getValue())) {
                    made.put(parent.getValue(), GroupFolder.create(parent.getValue(), name));
                }
                folders.put(parent.getKey(), made.get(parent.getValue()));
            }
            var group = new GroupOne(folders);
            group.bind(bounds);
            return group;
        } catch (IOException e) {
            removeAll(made.values());
            throw e;
        }
    }

    private void bind(Bounds bounds) throws IOException {
        GroupFolder memory = folder("memory");
        memory.set("memory.limit_in_bytes", bounds.memory());
        // Memory and swap together; without it, at least nothing is swapped as long as there is another way.
        if (!memory.trySet("memory.memsw.limit_in_bytes", bounds.memory())) {
            memory.trySet("memory.swappiness", 0);
        }
        folder("pids").set("pids.max", bounds.processes());
        Optional<GroupFolder> cpu = Optional.ofNullable(folders.get("cpu"));
        if (cpu.isPresent()
                && cpu.get().trySet("cpu.cfs_period_us", PERIOD_MICROS)
                && cpu.get().trySet("cpu.cfs_quota_us", PERIOD_MICROS * bounds.cpus())) {
            kept.add(Resource.CPU);
        }
    }

    private GroupFolder folder(String controller) {
        GroupFolder folder = folders.get(controller);
        if (folder == null) {
            throw new IllegalStateException("expected a folder for " + controller + ", there is none");
        }
        return folder;
    }

    private Collection<GroupFolder> distinct() {
        return folders.values().stream().distinct().toList();
    }

    @Override
    public List<Path> entrances() {
        return distinct().stream().map(GroupFolder::entrance).toList();
    }

    @Override
    public Set<Resource> kept() {
        return Set.copyOf(kept);
    }

    @Override
    public Usage usage() throws IOException {
        GroupFolder memory = folder("memory");
        List<String> statistics = Files.readAllLines(memory.path().resolve("memory.stat"));
        long shared = GroupFolder.entry(statistics, "shmem");
        long used = GroupFolder.entry(statistics, "rss") + shared + GroupFolder.entry(statistics, "swap");
        long pageCache = GroupFolder.entry(statistics, "cache") - shared;
        long watermark = memory.number("memory.max_usage_in_bytes").orElse(0);
        return new Usage(
                used,
                peak.after(used, pageCache, watermark),
                (int) folder("pids").number("pids.current").orElse(0),
                cpuTime(),
                memory.entry("memory.oom_control", "oom_kill") > 0,
                killed ? refusedBefore : hasRefused());
    }

    private boolean hasRefused() throws IOException {
        return folder("pids").entry("pids.events", "max") > 0;
    }

    private Duration cpuTime() throws IOException {
        GroupFolder account = folders.get("cpuacct");
        return account == null
                ? Duration.ZERO
                : Duration.ofNanos(account.number("cpuacct.usage").orElse(0));
    }

    @Override
    public void kill() throws IOException {
        if (!killed) {
            refusedBefore = hasRefused();
            killed = true;
        }
        for (GroupFolder folder : distinct()) {
            kill(folder);
        }
    }

    /** No more are born once none is permitted. */
    static void kill(GroupFolder folder) throws IOException {
        try {
            folder.trySet("pids.max", 0);
            folder.killMembers();
        } catch (NoSuchFileException e) {
            // The group is gone, and could not be with members.
        }
    }

    @Override
    public void close() throws IOException {
        removeAll(distinct());
    }

    private static void removeAll(Collection<GroupFolder> folders) throws IOException {
        for (GroupFolder folder : folders) {
            folder.remove();
        }
    }
}
