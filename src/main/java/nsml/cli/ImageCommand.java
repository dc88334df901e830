package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import nsml.runner.Image;
import nsml.runner.docker.ContainerImages;
import nsml.runner.docker.Engine;
import nsml.runner.docker.EngineImage;
import nsml.runner.docker.EngineSocket;
import nsml.runner.docker.InstalledImage;
import nsml.session.Refusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nsml image}. */
@CommandLine.Command(
        name = "image",
        description = "Build the container images that submissions run in with --sandbox docker, and list them.",
        synopsisSubcommandLabel = "COMMAND",
        footer = "Example: nsml image build java")
final class ImageCommand implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    private ImageCommand() {}

    static CommandLine commandLine(Supplier<Services> services) {
        return new CommandLine(new ImageCommand())
                .addSubcommand(new Build(services))
                .addSubcommand(new Ls(services));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "a command is missing: nsml image build or nsml image ls");
    }

    /** The engine, if it answers. */
    private static Engine engine(Services services) {
        EngineSocket socket = EngineSocket.of(services.environment());
        Engine.whyNot(socket).ifPresent(reason -> {
            throw new Refusal(reason);
        });
        return new Engine(socket);
    }

    private static ContainerImages images(Services services, Engine engine) {
        return new ContainerImages(engine, services.containerImages(), () -> libraries(services));
    }

    private static InstalledImage libraries(Services services) throws IOException {
        Image image = ReferenceImage.installed(services);
        return new InstalledImage(image.name(), image.digest(), image.folder());
    }

    /** {@code nsml image build}. */
    @CommandLine.Command(
            name = "build",
            description = "Build images with the container engine; nothing is fetched from a registry.",
            footer = "Example: nsml image build java python")
    static final class Build extends Command {

        private static final double SECOND = 1e9;

        @Parameters(
                paramLabel = "NAME",
                arity = "0..*",
                description = "java, dl4j (Java with Deeplearning4j) or python. Default: all three.")
        private List<String> names = List.of();

        @Option(
                names = "--base",
                paramLabel = "IMAGE",
                description = "An image that the engine has, to build on. Default: one made of this machine's own files"
                        + " (python: by debootstrap).")
        private @Nullable String base;

        Build(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            if (base != null && names.isEmpty()) {
                throw new Refusal(
                        "--base " + base + ": say which image is to be built on it, for instance nsml image build"
                                + " --base " + base + " java");
            }
            try (Engine engine = engine(services)) {
                ContainerImages images = images(services, engine);
                List<String> wanted = names.isEmpty() ? images.names() : names;
                wanted.forEach(name -> requireKnown(name, images.names()));
                for (String name : wanted) {
                    build(services, images, name);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Refusal("interrupted; what was built by then stays");
            }
            return DONE;
        }

        private static void requireKnown(String name, List<String> known) {
            if (!known.contains(name)) {
                throw new Refusal(
                        "there is no image \"" + name + "\" to build; there are: " + String.join(", ", known));
            }
        }

        private void build(Services services, ContainerImages images, String name)
                throws IOException, InterruptedException {
            long start = System.nanoTime();
            EngineImage image = images.build(name, Optional.ofNullable(base), step -> {
                services.err().println("Building " + step);
                services.err().flush();
            });
            services.out()
                    .println(image.name() + " is there and up to date (" + Words.size(image.size()) + ", took "
                            + Words.duration((System.nanoTime() - start) / SECOND) + ")");
            services.out().flush();
        }
    }

    /** {@code nsml image ls}. */
    @CommandLine.Command(
            name = "ls",
            description = "List the images built here that the container engine has.",
            footer = "Example: nsml image ls")
    static final class Ls extends Command {

        Ls(Supplier<Services> services) {
            super(services);
        }

        @Override
        int run(Services services) throws IOException {
            Table table = new Table("Name", "Image id", "Size", "Built");
            try (Engine engine = engine(services)) {
                for (EngineImage image : images(services, engine).list()) {
                    table.row(
                            image.name(),
                            shortened(image.id()),
                            Words.size(image.size()),
                            Words.age(image.created(), services.clock().instant()));
                }
            }
            table.print(services.out());
            return DONE;
        }

        private static String shortened(String id) {
            String digits = id.substring(id.indexOf(':') + 1);
            return digits.substring(0, Math.min(12, digits.length()));
        }
    }
}
