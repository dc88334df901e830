/**
 * Convolutional networks that turn pictures into feature maps.
 *
 * <p>Two kinds: {@link nsml.submission.backbone.DenseNet}, which Deeplearning4j trains, and
 * {@link nsml.submission.backbone.MobileNetV2}, whose weights come from a file. Both are written as ONNX, and
 * {@link nsml.submission.backbone.FeatureExtractor} runs either on ONNX Runtime, which is two to five times faster than
 * Deeplearning4j and gives the same numbers.
 */
@NullMarked
package nsml.submission.backbone;

import org.jspecify.annotations.NullMarked;
