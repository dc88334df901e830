import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Nests folders deeper than a path can be long. */
public final class DigsDeep extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        Path root = Path.of(".").toAbsolutePath();
        Path name = Path.of("f".repeat(100));
        Path inner = Files.createDirectory(root.resolve("folder-0"));
        for (int i = 1; i < 150; i++) {
            Path outer = Files.createDirectory(root.resolve("folder-" + i));
            try (DirectoryStream<Path> from = Files.newDirectoryStream(root);
                    DirectoryStream<Path> to = Files.newDirectoryStream(outer)) {
                ((SecureDirectoryStream<Path>) from)
                        .move(inner.getFileName(), (SecureDirectoryStream<Path>) to, name);
            }
            inner = outer;
        }
        return super.infer(test);
    }
}
