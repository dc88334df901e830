package nsml.runner.docker;

import static java.util.stream.Collectors.toCollection;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A base of this machine's own files: some programs, and the shared libraries that they, Java and a list need. */
final class HostBase implements Recipe {

    private static final List<String> LINKED = List.of("bin", "sbin", "lib", "lib64");

    @Override
    public String name() {
        return "base-host";
    }

    @Override
    public String image() {
        return "nsml/base-host";
    }

    @Override
    public Optional<Recipe> base() {
        return Optional.empty();
    }

    @Override
    public List<String> key(Path folder) throws IOException, InterruptedException {
        List<String> key = new ArrayList<>();
        for (Map.Entry<String, Path> file : files(folder).entrySet()) {
            key.add(file.getKey() + " " + Files.size(file.getValue()) + " "
                    + Files.getLastModifiedTime(file.getValue()).toMillis());
        }
        return key;
    }

    @Override
    public void fill(BuildContext context, Path folder) throws IOException, InterruptedException {
        Map<String, Path> files = files(folder);
        Set<String> folders = new HashSet<>();
        context.folder("root");
        // Everything lies below usr, as on today's systems; the old places lead there.
        for (String name : LINKED) {
            context.link("root/" + name, "usr/" + name);
            folders.add("usr/" + name);
        }
        for (String file : files.keySet()) {
            for (Path up = Path.of(file).getParent(); up != null; up = up.getParent()) {
                folders.add(up.toString());
            }
        }
        for (String one : new TreeSet<>(folders)) {
            context.folder("root/" + one);
        }
        for (Map.Entry<String, Path> file : files.entrySet()) {
            context.file(file.getValue(), "root/" + file.getKey());
        }
    }

    /** The paths in the image, and the files of this machine that go there. */
    private static Map<String, Path> files(Path folder) throws IOException, InterruptedException {
        Map<String, Path> files = new TreeMap<>();
        for (String program : words(folder.resolve("programs"))) {
            find(program).ifPresent(file -> files.put("usr/bin/" + program, file));
        }
        if (!files.containsKey("usr/bin/sh")) {
            throw new IOException("there is no program sh in /usr/bin or /bin to make an image of");
        }
        Set<Path> needing = files.values().stream().collect(toCollection(TreeSet::new));
        needing.addAll(SharedLibraries.ofJava());
        List<Path> named = SharedLibraries.named(words(folder.resolve("libraries")));
        needing.addAll(named);
        Set<Path> libraries = SharedLibraries.neededBy(needing);
        libraries.addAll(named);
        libraries.forEach(library -> files.put(underUsr(library), library));
        return files;
    }

    private static String underUsr(Path library) {
        String path = library.toString().substring(1);
        return path.startsWith("usr/") ? path : "usr/" + path;
    }

    private static Optional<Path> find(String program) {
        return Stream.of("/usr/bin", "/bin")
                .map(place -> Path.of(place, program))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private static List<String> words(Path file) throws IOException {
        return Stream.of(Files.readString(file).strip().split("\\s+", -1)).toList();
    }
}
