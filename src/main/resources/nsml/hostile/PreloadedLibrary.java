// case: 69
// title: starts itself again with another loader, options and class path, and lets that one answer
// mode: submit
// expect: OK
// protects: ending
import java.nio.file.Path;
import nsml.shim.Answers;
import nsml.shim.TestData;

public final class PreloadedLibrary extends Harmless {
    @Override
    public Answers infer(TestData test) throws Exception {
        ProcessBuilder again = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-cp", System.getProperty("java.class.path"), "nsml.shim.Main");
        again.environment().put("JAVA_TOOL_OPTIONS", "-Xmx32m -Dnsml=forged");
        again.environment().put("LD_PRELOAD", "/app/none.so");
        again.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        int status = again.start().waitFor();
        // There is one conversation, and it is taken.
        if (status == 0) {
            breach("a second submission beside the first");
        }
        return answers(test);
    }
}
