package nsml.submission.recipe;

import nsml.submission.backbone.DenseNet;
import org.jspecify.annotations.Nullable;

/** The networks that a recipe can name. */
enum Network {
    DENSENET121,
    DENSENET169,
    DENSENET201,
    DENSENET_SMALL,
    MOBILENET_V2;

    /** What to train; null for a network that comes with its weights. */
    @Nullable
    DenseNet trained() {
        return switch (this) {
            case DENSENET121 -> DenseNet.DENSENET_121;
            case DENSENET169 -> DenseNet.DENSENET_169;
            case DENSENET201 -> DenseNet.DENSENET_201;
            case DENSENET_SMALL -> DenseNet.SMALL;
            case MOBILENET_V2 -> null;
        };
    }
}
