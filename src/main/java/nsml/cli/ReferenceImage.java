package nsml.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import nsml.runner.BadPackageException;
import nsml.runner.Image;
import nsml.runner.SubmissionJar;
import nsml.session.Refusal;

/** The image {@code nsml/dl4j}: installed from the reference submission's own libraries when first asked for. */
final class ReferenceImage {

    private ReferenceImage() {}

    /**
     * Makes sure that the image a submission names is installed.
     *
     * @throws Refusal if it is not, and is not the one that can be made here
     */
    static void ensure(Services services, Path entry) throws IOException {
        try {
            Optional<String> wanted = SubmissionJar.read(
                            entry.toAbsolutePath().resolveSibling(""), String.valueOf(entry.getFileName()))
                    .image();
            if (wanted.isPresent() && services.images().find(wanted.get()).isEmpty()) {
                installIfNamed(services, wanted.get());
                services.images().require(wanted.get());
            }
        } catch (BadPackageException e) {
            throw new Refusal(e.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while installing an image; nothing is installed");
        }
    }

    /**
     * Gives the image that the reference submission names, installed if need be.
     *
     * @throws Refusal if the reference submission has not been built
     */
    static Image installed(Services services) throws IOException {
        Path bundle = services.referenceImage();
        String name = services.images()
                .nameOf(bundle)
                .orElseThrow(() -> new Refusal("the reference submission's libraries are not at " + bundle
                        + ", where its build leaves them; build nsml first"));
        try {
            if (services.images().find(name).isEmpty()) {
                installIfNamed(services, name);
            }
            return services.images().require(name);
        } catch (BadPackageException e) {
            throw new Refusal(e.reason());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted while installing an image; nothing is installed");
        }
    }

    private static void installIfNamed(Services services, String wanted) throws IOException, InterruptedException {
        Path bundle = services.referenceImage();
        if (services.images().nameOf(bundle).filter(wanted::equals).isPresent()) {
            services.err().println("Installing image " + wanted + " (once; some seconds)");
            services.err().flush();
            services.images().install(bundle);
        }
    }
}
