import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nsml.shim.Answers;
import nsml.shim.TestData;
/** Leaves a process of its own session, then exceeds a limit step by step, with the time of each step in the log. */
public final class Exceeds extends Gentle {
    @Override
    public Answers infer(TestData test) throws Exception {
        String what = session.arguments().get(0);
        String seconds = session.arguments().get(1);
        new ProcessBuilder("/bin/sh", "-c", "(setsid sleep " + seconds + " &) &").start().waitFor();
        step();
        byte[][] hoard = new byte[60][];
        for (int i = 0; i < 60 && what.equals("memory"); i++) {
            step();
            hoard[i] = new byte[1 << 20];
            Arrays.fill(hoard[i], (byte) 1);
        }
        for (int i = 0; i < 200 && what.equals("processes"); i++) {
            step();
            new Thread(Gentle::loopQuietly).start();
        }
        while (what.equals("output")) {
            step();
        }
        for (int i = 0; i < 25 && what.equals("disk"); i++) {
            try (OutputStream file = Files.newOutputStream(Path.of("noise-" + i))) {
                file.write(new byte[1 << 20]);
            }
            step();
        }
        loop();
        return null;
    }

    private static void step() {
        System.out.println("step " + System.nanoTime());
    }
}
