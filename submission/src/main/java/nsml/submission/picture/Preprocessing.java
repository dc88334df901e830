package nsml.submission.picture;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * How samples of 0 to 255 become a network's input: the modes of Keras' {@code preprocess_input} by their names there.
 *
 * <p>A model keeps the name of the mode that it was trained with.
 */
public enum Preprocessing {
    /** x / 255. */
    RESCALE("rescale") {
        @Override
        double value(int sample, int channel) {
            return sample / 255.0;
        }
    },

    /** (x / 255 - mean) / deviation, with ImageNet's means and deviations. */
    TORCH("torch") {
        @Override
        double value(int sample, int channel) {
            return (sample / 255.0 - TORCH_MEANS[channel]) / TORCH_DEVIATIONS[channel];
        }
    },

    /** x - mean, with ImageNet's means; blue comes first. */
    CAFFE("caffe") {
        @Override
        double value(int sample, int channel) {
            return sample - CAFFE_MEANS[channel];
        }

        @Override
        int plane(int channel) {
            return RgbPicture.CHANNELS - 1 - channel;
        }
    },

    /** x / 127.5 - 1. */
    TF("tf") {
        @Override
        double value(int sample, int channel) {
            return sample / 127.5 - 1;
        }
    };

    private static final double[] TORCH_MEANS = {0.485, 0.456, 0.406};
    private static final double[] TORCH_DEVIATIONS = {0.229, 0.224, 0.225};
    private static final double[] CAFFE_MEANS = {123.68, 116.779, 103.939};
    private static final int VALUES = 256;

    private final String recipeName;

    Preprocessing(String recipeName) {
        this.recipeName = recipeName;
    }

    /**
     * Finds a mode by its name in a recipe.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Preprocessing named(String name) {
        return Arrays.stream(values())
                .filter(mode -> mode.recipeName.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no preprocessing \"" + name + "\"; there are: "
                        + Arrays.stream(values()).map(Preprocessing::toString).collect(Collectors.joining(", "))));
    }

    /** One picture as {@code [3, height, width]}. */
    public float[] tensor(RgbPicture picture) {
        var tensor = new float[picture.samples().length];
        write(picture, tensor, 0);
        return tensor;
    }

    /**
     * Writes one picture into a batch.
     *
     * @param batch filled with {@code [3, height, width]} from {@code offset} on
     */
    public void write(RgbPicture picture, float[] batch, int offset) {
        byte[] samples = picture.samples();
        int pixels = picture.width() * picture.height();
        for (int channel = 0; channel < RgbPicture.CHANNELS; channel++) {
            float[] values = values(channel);
            int target = offset + plane(channel) * pixels;
            for (int i = channel; i < samples.length; i += RgbPicture.CHANNELS) {
                batch[target++] = values[samples[i] & 0xff];
            }
        }
    }

    private float[] values(int channel) {
        var values = new float[VALUES];
        for (int sample = 0; sample < VALUES; sample++) {
            values[sample] = (float) value(sample, channel);
        }
        return values;
    }

    /** What a sample of red (0), green (1) or blue (2) becomes. */
    abstract double value(int sample, int channel);

    /** Where in the tensor a channel goes. */
    int plane(int channel) {
        return channel;
    }

    /** The name in a recipe. */
    @Override
    public String toString() {
        return recipeName;
    }
}
