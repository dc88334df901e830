/**
 * A container engine on this machine, and the images that submissions run in. {@link nsml.runner.docker.Engine} is the only
 * way to it, {@link nsml.runner.docker.ContainerImages} builds from {@code docker/}. Nothing here pulls from a registry, and no
 * type of the engine's library leaves the package.
 */
@org.jspecify.annotations.NullMarked
package nsml.runner.docker;
