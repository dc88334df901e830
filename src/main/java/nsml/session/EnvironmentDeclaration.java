package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a submission says it needs around it, as the original read it: an image in the first line of {@code setup.py} or {@code
 * requirements.txt}, Python packages in both, packages of the system in {@code nsml_package.txt}.
 *
 * @param image the image
 * @param packages the Python packages, those of setup.py first
 * @param system the packages of the system
 */
public record EnvironmentDeclaration(Optional<String> image, List<Requirement> packages, List<String> system) {

    private static final String SETUP = "setup.py";
    private static final String REQUIREMENTS = "requirements.txt";
    private static final String SYSTEM = "nsml_package.txt";
    private static final Pattern IMAGE = Pattern.compile("#\\s*nsml:\\s*(\\p{Graph}{1,200})\\s*");
    private static final Pattern SYSTEM_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+.:_-]{0,99}");
    private static final Pattern INCLUDE = Pattern.compile("(?:-r|--requirement)[\\s=]*(\\S+)");
    private static final int MOST = 500;
    private static final int LARGEST = 1 << 20;

    /** Copies the lists, as far as they fit on a command line. */
    public EnvironmentDeclaration {
        packages = packages.stream().limit(MOST).toList();
        system = system.stream().limit(MOST).toList();
    }

    /** Reads the declaration among the files that are sent. */
    public static EnvironmentDeclaration of(CodeFiles code) throws IOException {
        Map<String, Path> files = new HashMap<>();
        code.files().forEach(source -> files.put(source.path(), source.file()));
        String setup = text(files, SETUP);
        Set<Requirement> packages = new LinkedHashSet<>();
        SetupScript.installRequires(setup)
                .forEach(line -> Requirement.parse(line).ifPresent(packages::add));
        requirements(files, REQUIREMENTS, new LinkedHashSet<>(), packages);
        return new EnvironmentDeclaration(image(files), List.copyOf(packages), system(text(files, SYSTEM)));
    }

    /** Reads which image the code in a folder asks for. */
    static Optional<String> image(Path code) throws IOException {
        Map<String, Path> files = new HashMap<>();
        for (String name : List.of(SETUP, REQUIREMENTS)) {
            if (Files.isRegularFile(code.resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                files.put(name, code.resolve(name));
            }
        }
        return image(files);
    }

    private static Optional<String> image(Map<String, Path> files) throws IOException {
        Optional<String> named = image(text(files, SETUP));
        return named.isPresent() ? named : image(text(files, REQUIREMENTS));
    }

    private static Optional<String> image(String text) {
        return text.lines()
                .findFirst()
                .map(IMAGE::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /** A file may include others. */
    private static void requirements(Map<String, Path> files, String name, Set<String> seen, Set<Requirement> packages)
            throws IOException {
        if (!seen.add(name)) {
            return;
        }
        String joined = text(files, name).replaceAll("\\\\\\r?\\n", " ");
        for (String line : joined.lines().map(String::strip).toList()) {
            Matcher include = INCLUDE.matcher(line);
            if (include.matches()) {
                requirements(files, include.group(1), seen, packages);
            } else {
                Requirement.parse(line).ifPresent(packages::add);
            }
        }
    }

    private static List<String> system(String text) {
        return text.lines()
                .map(line -> line.replaceFirst("#.*", "").strip())
                .flatMap(line -> Stream.of(line.split("\\s+", -1)))
                .map(name -> name.replaceFirst("[=/].*", ""))
                .filter(name -> SYSTEM_NAME.matcher(name).matches())
                .distinct()
                .toList();
    }

    private static String text(Map<String, Path> files, String name) throws IOException {
        Path file = files.get(name);
        if (file == null) {
            return "";
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(in.readNBytes(LARGEST), UTF_8);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        }
    }
}
