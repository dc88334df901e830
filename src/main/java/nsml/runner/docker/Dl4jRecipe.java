package nsml.runner.docker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An image of the home folder, laid on Java's. */
final class Dl4jRecipe implements Recipe {

    private final ContainerImages.Libraries libraries;
    private Optional<InstalledImage> installed = Optional.empty();

    Dl4jRecipe(ContainerImages.Libraries libraries) {
        this.libraries = libraries;
    }

    @Override
    public String name() {
        return "dl4j";
    }

    @Override
    public String image() throws IOException {
        return installed().name();
    }

    @Override
    public Optional<Recipe> base() {
        return Optional.of(new JavaRecipe());
    }

    @Override
    public List<String> key(Path folder) throws IOException {
        return List.of(installed().digest());
    }

    @Override
    public Map<String, String> labels() throws IOException {
        return Map.of(ContainerImages.DIGEST, installed().digest());
    }

    @Override
    public void fill(BuildContext context, Path folder) throws IOException {
        context.tree(installed().folder(), "image");
    }

    private InstalledImage installed() throws IOException {
        if (installed.isEmpty()) {
            installed = Optional.of(libraries.get());
        }
        return installed.get();
    }
}
