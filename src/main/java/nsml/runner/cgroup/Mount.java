package nsml.runner.cgroup;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mounted hierarchy of control groups, from {@code /proc/self/mountinfo}.
 *
 * @param root which part of the hierarchy is seen at {@code point}
 * @param point where it is mounted
 * @param version 1 or 2
 * @param options with the names of its controllers, in version 1
 */
record Mount(Path root, Path point, int version, Set<String> options) {

    private static final Pattern ESCAPE = Pattern.compile("\\\\([0-7]{3})");
    private static final int ROOT = 3;
    private static final int POINT = 4;

    static List<Mount> parse(List<String> mountinfo) {
        return mountinfo.stream().map(Mount::parse).flatMap(Optional::stream).toList();
    }

    private static Optional<Mount> parse(String line) {
        int separator = line.indexOf(" - ");
        if (separator < 0) {
            return Optional.empty();
        }
        List<String> before = Arrays.asList(line.substring(0, separator).split(" ", -1));
        List<String> after =
                Arrays.asList(line.substring(separator + " - ".length()).split(" ", -1));
        int version = switch (after.get(0)) {
            case "cgroup" -> 1;
            case "cgroup2" -> 2;
            default -> 0;
        };
        if (version == 0) {
            return Optional.empty();
        }
        String options = after.get(after.size() - 1);
        return Optional.of(new Mount(
                Path.of(plain(before.get(ROOT))),
                Path.of(plain(before.get(POINT))),
                version,
                Set.of(options.split(",", -1))));
    }

    private static String plain(String escaped) {
        return ESCAPE.matcher(escaped)
                .replaceAll(match ->
                        Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(match.group(1), 8))));
    }

    /** The folder of a group that the kernel names by its path in the hierarchy; the mount's own if it lies elsewhere. */
    Path folder(String group) {
        Path path = Path.of(group).normalize();
        return path.startsWith(root) ? point.resolve(root.relativize(path)) : point;
    }
}
