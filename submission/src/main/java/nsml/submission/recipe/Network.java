package nsml.submission.recipe;

import nsml.submission.backbone.DenseNet;
import org.jspecify.annotations.Nullable;

/** The networks that a recipe can name. */
enum Network {
    DENSENET121(DenseNet.DENSENET_121),
    DENSENET169(DenseNet.DENSENET_169),
    DENSENET201(DenseNet.DENSENET_201),
    DENSENET_SMALL(DenseNet.SMALL),
    MOBILENET_V2(null);

    private final @Nullable DenseNet trained;

    Network(@Nullable DenseNet trained) {
        this.trained = trained;
    }

    /** What to train; null for a network that comes with its weights. */
    @Nullable DenseNet trained() {
        return trained;
    }
}
