package nsml.runner.docker;

import java.nio.file.Path;

/**
 * Libraries that the home folder has for submissions in Java.
 *
 * @param name what submissions ask for
 * @param digest of its content
 * @param folder where they lie
 */
public record InstalledImage(String name, String digest, Path folder) {}
