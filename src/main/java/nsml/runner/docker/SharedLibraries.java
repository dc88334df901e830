package nsml.runner.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Shared libraries of this machine, as its own loader finds them. */
final class SharedLibraries {

    private static final Path JAVA = Path.of(System.getProperty("java.home"));
    private static final Pattern NEEDED = Pattern.compile("(?:.* => )?(/\\S+) \\(0x[0-9a-f]+\\)");
    private static final Pattern KNOWN = Pattern.compile("(\\S+) \\(libc6,[^)]*\\) => (\\S+)");

    /** Libraries of Java's for screen and sound need many of the system's, and nobody in a container has either. */
    private static final Pattern UNUSED = Pattern.compile("lib(atk-wrapper|awt_xawt|jawt|jsound|splashscreen)\\.so");

    private SharedLibraries() {}

    /** Finds all that some programs and libraries need, directly or not; the loader itself is among them. */
    static Set<Path> neededBy(Collection<Path> files) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ldd"));
        files.forEach(file -> command.add(file.toString()));
        Set<Path> needed = new TreeSet<>();
        // Not all need to be found: its exit status says only that one of the files has no needs.
        Tool.ask(command)
                .lines()
                .map(String::strip)
                .map(NEEDED::matcher)
                .filter(Matcher::matches)
                .forEach(line -> {
                    Path library = Path.of(line.group(1));
                    if (!library.startsWith(JAVA)) {
                        needed.add(library);
                    }
                });
        return needed;
    }

    /** The libraries of the Java that runs us. */
    static List<Path> ofJava() throws IOException {
        try (Stream<Path> all = Files.walk(JAVA.resolve("lib"))) {
            return all.filter(file -> file.toString().endsWith(".so"))
                    .filter(file ->
                            !UNUSED.matcher(String.valueOf(file.getFileName())).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Finds those of the given names that this machine has. */
    static List<Path> named(List<String> names) throws IOException, InterruptedException {
        return Tool.ask(List.of(ldconfig(), "-p"))
                .lines()
                .map(String::strip)
                .map(KNOWN::matcher)
                .filter(Matcher::matches)
                .filter(line -> names.contains(line.group(1)))
                .map(line -> Path.of(line.group(2)))
                .toList();
    }

    /** It lies in a folder that is on root's PATH alone. */
    private static String ldconfig() {
        return Stream.of("/usr/sbin/ldconfig", "/sbin/ldconfig")
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElse("ldconfig");
    }
}
