// case: 46
// title: leaves messages in times and names of files that others see
// mode: train
// expect: OK
// protects: leftovers
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nsml.shim.Model;
import nsml.shim.Session;

/** Sets the times that files have already: nothing changes where it may. */
public final class WritesInFileTimes extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        try (Stream<Path> all = Files.walk(session.datasetPath())) {
            List<Path> files = all.toList();
            for (Path file : files) {
                try {
                    Files.setLastModifiedTime(file, Files.getLastModifiedTime(file));
                    breach("it set the time of " + file);
                } catch (IOException e) {
                    // As it should be.
                }
            }
        }
        if (Files.isWritable(session.datasetPath()) || Files.isWritable(session.datasetPath().getParent())) {
            breach("it could write to the dataset");
        }
    }
}
