package nsml.runner.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.io.FileUtils;

/** The Java that runs us, made smaller, with an archive of its classes, without which it would start a fifth of a second later. */
final class JavaRecipe implements Recipe {

    private static final Path HOME = Path.of(System.getProperty("java.home"));

    @Override
    public String name() {
        return "java";
    }

    @Override
    public String image() {
        return ContainerImages.JAVA;
    }

    @Override
    public Optional<Recipe> base() {
        return Optional.of(new HostBase());
    }

    @Override
    public List<String> key(Path folder) throws IOException {
        return List.of(Files.readString(HOME.resolve("release")), Files.readString(folder.resolve("modules")));
    }

    @Override
    public void fill(BuildContext context, Path folder) throws IOException, InterruptedException {
        Path jlink = HOME.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IOException("the Java of this image is made by jlink, and there is none at " + jlink
                    + "; set JAVA_HOME to a JDK");
        }
        Path work = Files.createTempDirectory("nsml-java-");
        Path runtime = work.resolve("java");
        try {
            Tool.ask(List.of(
                            jlink.toString(),
                            "--add-modules",
                            String.join(",", Files.readAllLines(folder.resolve("modules"))),
                            "--strip-debug",
                            "--no-header-files",
                            "--no-man-pages",
                            "--generate-cds-archive",
                            "--output",
                            runtime.toString()))
                    .orFail();
            context.tree(runtime, "java");
        } finally {
            FileUtils.deleteDirectory(work.toFile());
        }
    }
}
