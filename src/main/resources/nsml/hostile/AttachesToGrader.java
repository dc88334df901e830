// case: 51
// title: looks for the grader: its processes, class path, memory, debugger
// mode: submit
// expect: OK
// protects: reading
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Answers;
import nsml.shim.TestData;

/** What it cannot see it cannot attach to. */
public final class AttachesToGrader extends Harmless {
    @Override
    public Answers infer(TestData test) {
        long self = ProcessHandle.current().pid();
        for (File process : new File("/proc").listFiles(file -> file.getName().matches("\\d+"))) {
            if (process.getName().equals(Long.toString(self))) {
                continue;
            }
            try {
                String line = Files.readString(Path.of(process.getPath(), "cmdline"), StandardCharsets.ISO_8859_1);
                if (line.contains("nsml.app.Main") || line.contains("dockerd")) {
                    breach("it sees process " + process.getName() + " of the platform");
                }
                if (Files.isReadable(Path.of(process.getPath(), "mem")) && line.contains("nsml.app.Main")) {
                    breach("it can read the memory of process " + process.getName());
                }
            } catch (IOException gone) {
                // As it should be.
            }
        }
        for (File file : new File("/tmp").listFiles()) {
            if (file.getName().startsWith(".java_pid") || file.getName().startsWith(".attach_pid")) {
                breach("it sees " + file);
            }
        }
        return answers(test);
    }
}
