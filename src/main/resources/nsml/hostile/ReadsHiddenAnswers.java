// case: 47
// title: looks for the answers: by guessed path, by /proc, by open files
// mode: submit
// expect: OK
// protects: reading
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nsml.shim.Answers;
import nsml.shim.TestData;

/** Knows where the home folder is. */
public final class ReadsHiddenAnswers extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        for (String root : List.of("", "/proc/1/root", "/proc/self/root", "/proc/self/cwd/../../../../../..", "/oldroot", "/newroot")) {
            search(Path.of(root + home() + "/datasets"));
            look(Path.of(root + home() + "/../secret"));
        }
        for (File process : new File("/proc").listFiles(file -> file.getName().matches("\\d+"))) {
            File[] open = new File(process, "fd").listFiles();
            for (File file : open == null ? new File[0] : open) {
                if (file.isFile()) {
                    look(file.toPath());
                }
            }
        }
        return answers(test);
    }

    private static void search(Path folder) {
        try (Stream<Path> all = Files.walk(folder, 8)) {
            all.filter(Files::isRegularFile).forEach(Harmless::look);
        } catch (IOException | RuntimeException e) {
            // As it should be.
        }
    }
}
