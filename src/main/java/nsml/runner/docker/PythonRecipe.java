package nsml.runner.docker;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Python with numpy and torch, all of them packages of the base's own system. */
final class PythonRecipe implements Recipe {

    @Override
    public String name() {
        return "python";
    }

    @Override
    public String image() {
        return ContainerImages.PYTHON;
    }

    @Override
    public Optional<Recipe> base() {
        return Optional.of(new DebianBase());
    }

    @Override
    public boolean needsNetwork() {
        return true;
    }

    @Override
    public List<String> key(Path folder) {
        return List.of();
    }

    @Override
    public void fill(BuildContext context, Path folder) {
        // Its packages come from the mirrors that the base knows.
    }
}
