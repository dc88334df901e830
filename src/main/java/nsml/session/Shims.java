package nsml.session;

import java.nio.file.Path;

/**
 * What stands between submissions and the platform, as the build left it.
 *
 * @param jar for Java
 * @param python the folder for Python
 */
public record Shims(Path jar, Path python) {}
