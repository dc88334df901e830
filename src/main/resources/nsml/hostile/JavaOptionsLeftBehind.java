// case: 44, 69
// title: options, agents and libraries for the next Java, left wherever it may look
// mode: submit
// expect: OK
// protects: leftovers
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nsml.shim.Answers;
import nsml.shim.Model;
import nsml.shim.Session;
import nsml.shim.TestData;

public final class JavaOptionsLeftBehind extends Harmless {

    private static final String MARK = "hostile.mark";

    @Override
    public void train(Session session, Model model) throws Exception {
        for (String folder : List.of("/app", "/scratch", "/scratch/tmp", "/tmp", "/nsml")) {
            leave(Path.of(folder));
        }
        session.save("1");
    }

    @Override
    public void save(Path directory) throws IOException {
        leave(directory);
    }

    private static void leave(Path folder) {
        for (String name : List.of(".hotspotrc", ".hotspot_compiler", "JDK_JAVA_OPTIONS", ".java/options", "jvm.options")) {
            try {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.writeString(folder.resolve(name), "-D" + MARK + "=1\n+PrintFlagsFinal\n");
            } catch (IOException refused) {
                // As it should be.
            }
        }
    }

    @Override
    public Answers infer(TestData test) throws Exception {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        if (System.getProperty(MARK) != null || options.toString().contains(MARK)) {
            breach("options of an earlier session: " + options);
        }
        for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "LD_PRELOAD", "LD_LIBRARY_PATH", "LD_AUDIT")) {
            if (System.getenv(name) != null) {
                breach(name + " is " + System.getenv(name));
            }
        }
        return answers(test);
    }
}
