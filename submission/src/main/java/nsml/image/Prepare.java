package nsml.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TimeZone;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Unpacks the native libraries of ND4J into {@code cache} and of ONNX Runtime into {@code native}, below the folder named
 * by the system property {@code nsml.image}. Run it once; running it again does no harm.
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
        unpackNd4j(Path.of(image, "cache"));
        OnnxRuntimeNatives.unpack(Path.of(image, "native"));
    }

    private static void unpackNd4j(Path cache) throws IOException {
        // JavaCPP recognises what it has unpacked by the time of a jar's entry, which Java reads in the local time zone.
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        System.setProperty("org.bytedeco.javacpp.cachedir", Files.createDirectories(cache).toString());
        float two = Nd4j.ones(1).add(1).getFloat(0);
        if (two != 2) {
            throw new IllegalStateException("ND4J's native library computes 1 + 1 = " + two);
        }
    }
}
