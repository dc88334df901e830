package nsml.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Unpacks the native libraries of ND4J and of ONNX Runtime into the folder {@code native} of an image, whose path the system
 * property {@code nsml.image} gives. Run it once; running it again does no harm.
 */
public final class Prepare {

    private Prepare() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException {
        String image = System.getProperty("nsml.image");
        if (image == null || !Files.isDirectory(Path.of(image))) {
            throw new IllegalArgumentException(
                    "-Dnsml.image must name the image's folder, where the native libraries go; it is " + image);
        }
        Path natives = Files.createDirectories(Path.of(image, "native"));
        Nd4jNatives.unpack(natives);
        OnnxRuntimeNatives.unpack(natives);
    }
}
