package nsml.submission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import nsml.shim.TestData;
import nsml.submission.backbone.FeatureExtractor;
import nsml.submission.backbone.FeatureMaps;
import nsml.submission.descriptor.Descriptor;
import nsml.submission.descriptor.FeatureMap;
import nsml.submission.picture.RgbPicture;
import nsml.submission.recipe.PictureRecipe;
import nsml.submission.recipe.Recipe;
import nsml.submission.search.UnitVectors;
import org.jspecify.annotations.Nullable;

/** Turns pictures into vectors, a batch at a time: decoding and descriptors on all processors, the network on them too. */
final class Describer implements AutoCloseable {

    private static final int BATCH = 32;

    private final FeatureExtractor network;
    private final Recipe recipe;
    private final Console console;
    private @Nullable Descriptor descriptor;

    Describer(byte[] model, Recipe recipe, Console console) {
        this.network = new FeatureExtractor(model, Runtime.getRuntime().availableProcessors());
        this.recipe = recipe;
        this.console = console;
    }

    /** Throws if a picture can't be read: leaving one out would rank the others wrongly without a word. */
    UnitVectors describe(String what, List<TestData.Item> items) throws IOException {
        Progress progress = console.progress(what, items.size());
        var vectors = new ArrayList<float[]>();
        for (int from = 0; from < items.size(); from += BATCH) {
            vectors.addAll(describe(items.subList(from, Math.min(items.size(), from + BATCH))));
            progress.at(vectors.size());
        }
        progress.end("");
        return UnitVectors.of(vectors);
    }

    private List<float[]> describe(List<TestData.Item> batch) throws IOException {
        int size = recipe.picture().size();
        FeatureMaps maps = network.extract(pixels(batch), batch.size(), size, size);
        List<FeatureMap> each =
                IntStream.range(0, batch.size()).mapToObj(i -> map(maps, i)).toList();
        if (descriptor == null) {
            descriptor = recipe.descriptor().descriptor(each.get(0));
        }
        return each.parallelStream().map(descriptor::of).toList();
    }

    private static FeatureMap map(FeatureMaps maps, int picture) {
        return FeatureMap.ofBatch(maps.values(), picture, maps.channels(), maps.height(), maps.width());
    }

    private float[] pixels(List<TestData.Item> batch) throws IOException {
        PictureRecipe steps = recipe.picture();
        int length = 3 * steps.size() * steps.size();
        var pixels = new float[batch.size() * length];
        try {
            IntStream.range(0, batch.size()).parallel().forEach(i -> {
                RgbPicture picture = open(batch.get(i));
                steps.preprocessing().write(picture, pixels, i * length);
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return pixels;
    }

    private RgbPicture open(TestData.Item item) {
        try {
            return recipe.picture().open(item.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        network.close();
    }
}
