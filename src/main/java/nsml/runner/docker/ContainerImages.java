package nsml.runner.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import nsml.store.Digest;

/** The images that submissions run in: built from the folders of {@code docker/}, on bases made here, without a registry. */
public final class ContainerImages {

    /** For submissions in Java that ask for no other. */
    public static final String JAVA = "nsml/java";

    /** For submissions in Python that ask for no other. */
    public static final String PYTHON = "nsml/python";

    /** The label on an image of libraries: the digest of the same image in the home folder. */
    public static final String DIGEST = "nsml.digest";

    /** The label on all that is ours. */
    static final String MARK = "nsml";

    private static final String KEY = "nsml.key";
    private static final String DOCKERFILE = "Dockerfile";

    private final Engine engine;
    private final Path folders;
    private final Map<String, Recipe> recipes = new LinkedHashMap<>();

    /** What gives the image that the reference submission asks for, installed in the home folder. */
    public interface Libraries {

        /** Returns it; installs it first if need be. */
        InstalledImage get() throws IOException;
    }

    /**
     * Builds with an engine.
     *
     * @param engine the engine
     * @param folders where the folders with the Dockerfiles lie
     * @param libraries what goes into the image {@code dl4j}
     */
    public ContainerImages(Engine engine, Path folders, Libraries libraries) {
        this(engine, folders, List.of(new JavaRecipe(), new Dl4jRecipe(libraries), new PythonRecipe()));
    }

    ContainerImages(Engine engine, Path folders, List<Recipe> recipes) {
        this.engine = engine;
        this.folders = folders;
        recipes.forEach(recipe -> this.recipes.put(recipe.name(), recipe));
    }

    /** Names those that can be built, in a good order. */
    public List<String> names() {
        return List.copyOf(recipes.keySet());
    }

    /**
     * Builds an image, unless the engine has it and nothing has changed that it is made of.
     *
     * @param name one of {@link #names}
     * @param base the image to build on, which the engine must have; empty for one made here
     * @param progress hears what is built, before that
     * @return the image
     * @throws IOException with a sentence for the user, if it cannot be built
     * @throws InterruptedException if the thread was interrupted
     */
    public EngineImage build(String name, Optional<String> base, Consumer<String> progress)
            throws IOException, InterruptedException {
        Recipe recipe = recipes.get(name);
        if (recipe == null) {
            throw new IllegalArgumentException(
                    "no image is called \"" + name + "\"; there are: " + String.join(", ", recipes.keySet()));
        }
        return base.isEmpty() ? build(recipe, progress) : build(recipe, Optional.of(require(base.get())), progress);
    }

    /**
     * Lists the images made here that the engine has, in order of their names.
     *
     * @throws EngineException if the engine does not answer
     */
    public List<EngineImage> list() throws EngineException {
        List<EngineImage> images = new ArrayList<>();
        for (String name : engine.imagesWith(KEY)) {
            engine.image(name).ifPresent(images::add);
        }
        return images;
    }

    private EngineImage build(Recipe recipe, Consumer<String> progress) throws IOException, InterruptedException {
        return recipe.base().isEmpty()
                ? build(recipe, Optional.empty(), progress)
                : build(recipe, Optional.of(build(recipe.base().get(), progress)), progress);
    }

    private EngineImage build(Recipe recipe, Optional<EngineImage> base, Consumer<String> progress)
            throws IOException, InterruptedException {
        Path folder = folders.resolve(recipe.name());
        String key = key(recipe, base, folder);
        Optional<EngineImage> there = engine.image(recipe.image());
        if (there.flatMap(image -> image.label(KEY)).filter(key::equals).isPresent()) {
            return there.get();
        }
        progress.accept(
                recipe.image() + base.map(image -> " on " + image.name()).orElse(""));
        Path context = Files.createTempFile("nsml-", ".tar");
        try {
            write(recipe, folder, context);
            Map<String, String> labels = new LinkedHashMap<>(Map.of(MARK, "image", KEY, key));
            labels.putAll(recipe.labels());
            try (InputStream tar = new BufferedInputStream(Files.newInputStream(context))) {
                engine.build(
                        recipe.image(),
                        tar,
                        base.map(image -> Map.of("BASE", image.id())).orElse(Map.of()),
                        labels,
                        recipe.needsNetwork());
            }
        } finally {
            Files.deleteIfExists(context);
        }
        there.ifPresent(old -> engine.removeImage(old.id()));
        return require(recipe.image());
    }

    private EngineImage require(String name) throws EngineException {
        return engine.image(name)
                .orElseThrow(() -> new EngineException(
                        "the engine has no image \"" + name + "\", and none is fetched from elsewhere"));
    }

    private static void write(Recipe recipe, Path folder, Path context) throws IOException, InterruptedException {
        try (var tar = new BuildContext(new BufferedOutputStream(Files.newOutputStream(context)))) {
            tar.file(folder.resolve(DOCKERFILE), DOCKERFILE);
            recipe.fill(tar, folder);
        }
    }

    private static String key(Recipe recipe, Optional<EngineImage> base, Path folder)
            throws IOException, InterruptedException {
        List<String> parts = new ArrayList<>();
        parts.add(Files.readString(folder.resolve(DOCKERFILE)));
        parts.add(base.map(EngineImage::id).orElse(""));
        parts.addAll(recipe.key(folder));
        MessageDigest digest = Digest.sha256();
        parts.forEach(part -> digest.update((part.length() + ":" + part).getBytes(UTF_8)));
        return Digest.of(digest).toString();
    }
}
