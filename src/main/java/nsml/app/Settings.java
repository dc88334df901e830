package nsml.app;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What comes from outside.
 *
 * @param home {@code NSML_HOME}, by default {@code .nsml} in the user's home folder
 * @param shimJar the shim's jar, which every submission gets
 * @param shimPython the shim's folder for submissions in Python
 * @param referenceJar the reference submission's jar, for the quickstart
 * @param referenceImage the image that the reference submission names, unpacked by its build
 * @param containerImages the folders that container images are built from
 * @param sharedClasses the archive that makes Java start quickly
 * @param environment all environment variables
 */
record Settings(
        Path home,
        Path shimJar,
        Path shimPython,
        Path referenceJar,
        Path referenceImage,
        Path containerImages,
        Optional<Path> sharedClasses,
        Map<String, String> environment) {

    static Settings of(Map<String, String> environment, Properties properties) {
        Path home = Optional.ofNullable(environment.get("NSML_HOME"))
                .filter(named -> !named.isBlank())
                .map(Path::of)
                .orElse(Path.of(properties.getProperty("user.home"), ".nsml"));
        Path root = Path.of(properties.getProperty("nsml.root", "."));
        return new Settings(
                home,
                root.resolve("nsml-shim/target/nsml-shim.jar"),
                root.resolve("nsml-shim/python"),
                root.resolve("submission/target/nsml-submission.jar"),
                root.resolve("submission/target/image"),
                root.resolve("docker"),
                Optional.ofNullable(properties.getProperty("nsml.shared-classes"))
                        .map(Path::of),
                environment);
    }
}
