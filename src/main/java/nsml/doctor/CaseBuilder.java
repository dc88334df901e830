package nsml.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import nsml.catalog.Language;

/** Makes submissions of the suite's sources: a jar, or a folder with a script. */
final class CaseBuilder {

    private static final String JAVA = ".java";
    private static final String CLASS = ".class";

    private final Path folder;
    private final HostileSuite suite;
    private final Path shim;
    private final Path classes;

    private CaseBuilder(Path folder, HostileSuite suite, Path shim) {
        this.folder = folder;
        this.suite = suite;
        this.shim = shim;
        classes = folder.resolve("classes");
    }

    /**
     * Compiles what is written in Java, all of it together.
     *
     * @param folder an empty folder
     * @param shim the shim's jar
     * @throws IllegalArgumentException if something does not compile, or this Java has no compiler
     */
    static CaseBuilder open(Path folder, HostileSuite suite, Path shim) throws IOException {
        var builder = new CaseBuilder(folder, suite, shim);
        builder.compile();
        return builder;
    }

    private void compile() throws IOException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        Files.createDirectories(classes);
        List<String> arguments =
                new ArrayList<>(List.of("-proc:none", "-nowarn", "-cp", shim.toString(), "-d", classes.toString()));
        for (Map.Entry<String, String> shared : suite.support().entrySet()) {
            if (shared.getKey().endsWith(JAVA)) {
                arguments.add(write(sources.resolve(shared.getKey()), shared.getValue()));
            }
        }
        for (HostileCase hostile : suite.cases()) {
            if (hostile.language() == Language.JAVA) {
                arguments.add(write(sources.resolve(hostile.name() + JAVA), hostile.source()));
            }
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IllegalArgumentException("cases in Java need a compiler, and this Java ("
                    + System.getProperty("java.home") + ") has none: install a JDK, not only a runtime");
        }
        var said = new ByteArrayOutputStream();
        if (compiler.run(null, said, said, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalArgumentException("the cases do not compile:\n" + said.toString(UTF_8));
        }
    }

    private static String write(Path file, String text) throws IOException {
        return Files.writeString(file, text, UTF_8).toString();
    }

    /** Returns a case's jar or script. */
    Path entry(HostileCase hostile) throws IOException {
        return hostile.language() == Language.JAVA ? jar(hostile.name()) : script(hostile);
    }

    /** Packs a class with its nested ones and all that is shared. */
    synchronized Path jar(String className) throws IOException {
        Path jar = folder.resolve(className + ".jar");
        if (Files.exists(jar)) {
            return jar;
        }
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file);
                Stream<Path> all = Files.list(classes)) {
            for (Path path :
                    all.filter(path -> belongs(path, className)).sorted().toList()) {
                out.putNextEntry(new ZipEntry(path.getFileName().toString()));
                Files.copy(path, out);
            }
            out.putNextEntry(new ZipEntry("META-INF/services/nsml.shim.Submission"));
            out.write(className.getBytes(UTF_8));
        }
        return jar;
    }

    private boolean belongs(Path file, String className) {
        String name = file.getFileName().toString().replace(CLASS, "").replaceFirst("\\$.*", "");
        return name.equals(className) || suite.support().containsKey(name + JAVA);
    }

    private Path script(HostileCase hostile) throws IOException {
        Path place = Files.createDirectories(folder.resolve("scripts").resolve(hostile.name()));
        for (Map.Entry<String, String> shared : suite.support().entrySet()) {
            if (shared.getKey().endsWith(".py")) {
                write(place.resolve(shared.getKey()), shared.getValue());
            }
        }
        return Path.of(write(place.resolve(hostile.name() + ".py"), hostile.source()));
    }
}
