package nsml.runner.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where this machine's apt has its own system from; no mirror is named by us.
 *
 * @param release the release's name, for instance {@code bookworm}
 * @param mirror the address of its main part
 * @param list a {@code sources.list} of all parts
 * @param settings apt's settings of how to reach them
 */
record AptSources(String release, String mirror, String list, String settings) {

    private static final Path RELEASE = Path.of("/etc/os-release");
    private static final Pattern SETTING =
            Pattern.compile("Acquire::(?:(?:http|https|ftp)::|Check-|Retries|ForceIPv|AllowInsecure).*;");
    private static final Pattern PROXY = Pattern.compile("Acquire::http::Proxy \"(http[^\"]+)\";");

    static AptSources ofThisMachine() throws IOException, InterruptedException {
        requireTools();
        var system = new Properties();
        try (var reader = Files.newBufferedReader(RELEASE)) {
            system.load(reader);
        }
        String release = system.getProperty("VERSION_CODENAME", "").replace("\"", "");
        String id = system.getProperty("ID", "").replace("\"", "");
        List<Target> targets = Tool.ask(List.of(
                        "apt-get",
                        "indextargets",
                        "--format",
                        "$(REPO_URI) $(RELEASE) $(COMPONENT) $(ORIGIN)",
                        "Created-By: Packages"))
                .orFail()
                .lines()
                .map(line -> line.split(" ", -1))
                .filter(words -> words.length == 4 && words[3].equalsIgnoreCase(id))
                .map(words -> new Target(words[0], words[1], words[2]))
                .toList();
        String mirror = targets.stream()
                .filter(target -> target.release().equals(release))
                .map(Target::address)
                .findFirst()
                .orElseThrow(() -> new IOException("this machine's apt knows no source of " + id + " " + release
                        + "; update it (apt-get update), or name another base with --base"));
        String list = targets.stream().distinct().map(Target::line).collect(Collectors.joining("\n", "", "\n"));
        return new AptSources(release, mirror, list, ways());
    }

    private static void requireTools() throws IOException {
        if (!Files.isExecutable(Path.of("/usr/sbin/debootstrap"))) {
            throw new IOException(
                    "the base of this image is made by debootstrap, which is not installed: install it (on"
                            + " Debian: apt-get install debootstrap), or name another base with --base IMAGE");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            throw new IOException(
                    "the base of this image is made by debootstrap, which only root can run; build it as root,"
                            + " or name another base with --base IMAGE");
        }
    }

    private static String ways() throws IOException, InterruptedException {
        return Tool.ask(List.of("apt-config", "dump"))
                .orFail()
                .lines()
                .filter(line -> SETTING.matcher(line).matches())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** Through whom the mirrors are reached, if anybody. */
    Optional<String> proxy() {
        return settings.lines()
                .map(PROXY::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst();
    }

    private record Target(String address, String release, String component) {
        String line() {
            return "deb " + address + " " + release + " " + component;
        }
    }
}
