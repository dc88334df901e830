package nsml.image;

import ai.onnxruntime.OrtEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** ONNX Runtime's native libraries, which it would otherwise unpack into the temporary folder of every process. */
final class OnnxRuntimeNatives {

    private OnnxRuntimeNatives() {}

    static void unpack(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String library : new String[] {"onnxruntime", "onnxruntime4j_jni"}) {
            String file = System.mapLibraryName(library);
            String resource = "/ai/onnxruntime/native/" + system() + '/' + file;
            try (InputStream content = OrtEnvironment.class.getResourceAsStream(resource)) {
                if (content == null) {
                    throw new IOException(
                            "ONNX Runtime's jar has no " + resource + ": it does not support this system");
                }
                Files.copy(content, folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static String system() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String system = name.startsWith("mac") ? "osx" : name.startsWith("windows") ? "win" : "linux";
        String processor = System.getProperty("os.arch");
        return system + '-' + (processor.equals("amd64") || processor.equals("x86_64") ? "x64" : processor);
    }
}
