package nsml.runner.cgroup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import nsml.runner.cgroup.Membership.Position;

/**
 * The control groups of a machine, as far as this user may make some.
 *
 * <p>Thread-safe.
 */
public final class ControlGroups {

    /** So that {@link #remove} can touch nothing but what was made here. */
    private static final Pattern NAME = Pattern.compile("nsml-[A-Za-z0-9-]{1,100}");

    private final Optional<Layout> layout;
    private final Optional<String> whyNot;

    private ControlGroups(Optional<Layout> layout, Optional<String> whyNot) {
        this.layout = layout;
        this.whyNot = whyNot;
    }

    /** What a machine allows does not change while we run. */
    private static final class Found {
        static final ControlGroups HERE = of(read("/proc/self/mountinfo"), read("/proc/self/cgroup"));

        private static List<String> read(String file) {
            try {
                return Files.readAllLines(Path.of(file));
            } catch (IOException e) {
                // No Linux.
                return List.of();
            }
        }
    }

    /**
     * Gives those of this machine. The first call makes and removes an empty group, to see what is permitted.
     *
     * @return the machine's control groups
     */
    public static ControlGroups ofThisMachine() {
        return Found.HERE;
    }

    static ControlGroups of(List<String> mountinfo, List<String> cgroup) {
        var membership = new Membership(Mount.parse(mountinfo), cgroup);
        Optional<Position> unified = membership.unified().filter(LayoutTwo::hasControllers);
        try {
            Layout layout = unified.isPresent() ? LayoutTwo.find(unified.get()) : LayoutOne.find(membership);
            return new ControlGroups(Optional.of(layout), Optional.empty());
        } catch (NotHere e) {
            return new ControlGroups(Optional.empty(), Optional.ofNullable(e.getMessage()));
        }
    }

    /**
     * Makes a group. Whoever makes it closes it.
     *
     * @param name {@code nsml-} and letters, digits or hyphens; no other group of the machine has it
     * @param bounds what its members may use
     * @return the group, without members; empty where no groups can be made
     * @throws IOException if it cannot be made, though others could
     */
    public Optional<ControlGroup> create(String name, Bounds bounds) throws IOException {
        check(name);
        return layout.isPresent() ? Optional.of(layout.get().create(name, bounds)) : Optional.empty();
    }

    /**
     * Kills the members of a group that another process made and left behind, and removes it. Does nothing if there is none.
     *
     * @param name the group's name
     * @throws IOException if it cannot be removed
     */
    public void remove(String name) throws IOException {
        check(name);
        if (layout.isPresent()) {
            for (GroupFolder folder : find(layout.get().tops(), name)) {
                layout.get().kill(folder);
                folder.remove();
            }
        }
    }

    /** Wherever it is: who made it may have been a member of other groups than we are. */
    private static List<GroupFolder> find(List<Path> tops, String name) throws IOException {
        List<GroupFolder> found = new ArrayList<>();
        for (Path top : tops) {
            Files.walkFileTree(top, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    if (folder.endsWith(name)) {
                        found.add(new GroupFolder(folder));
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return found;
    }

    private static void check(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "expected the name of a control group, nsml- and letters, digits or hyphens, got \"" + name + "\"");
        }
    }

    /**
     * Says why {@link #create} gives none.
     *
     * @return one sentence, or empty if it gives some
     */
    public Optional<String> whyNot() {
        return whyNot;
    }

    /**
     * Names the kernel's interface.
     *
     * @return for instance {@code cgroup v1}; {@code no cgroup} where no groups can be made
     */
    public String version() {
        return layout.map(Layout::version).orElse("no cgroup");
    }
}
