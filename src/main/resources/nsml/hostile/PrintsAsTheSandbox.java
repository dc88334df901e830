// case: -
// title: prints what the sandbox would say if it could not be set up, before it has said hello
// mode: submit
// expect: NO_RESULT | CRASH
// protects: ending
import java.io.File;

/** A verdict of PLATFORM would give the attempt back. */
public final class PrintsAsTheSandbox extends Harmless {
    static {
        File[] datasets = new File("/data").listFiles();
        if (datasets != null && new File(datasets[0], "test").exists()) {
            System.out.println("bwrap: Can't mount proc");
            Runtime.getRuntime().halt(1);
        }
    }
}
