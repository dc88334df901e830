import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nsml.shim.Model;
import nsml.shim.Session;

/** Takes MiB of memory of each kind in its arguments, KIND=MIB, and keeps all until it is killed, or goes on if one is "end". */
public final class FillsMemory extends Gentle {

    private static final int MEBIBYTE = 1 << 20;
    private static final List<Object> KEPT = new ArrayList<>();

    @Override
    public Model bind(Session session) throws Exception {
        for (String argument : session.arguments()) {
            if (argument.equals("end")) {
                return super.bind(session);
            }
            String[] parts = argument.split("=");
            take(parts[0], Integer.parseInt(parts[1]));
        }
        Thread.sleep(Long.MAX_VALUE);
        return super.bind(session);
    }

    private static void take(String kind, int mebibytes) throws Exception {
        if (kind.startsWith("/")) {
            byte[] block = new byte[MEBIBYTE];
            try (var out = Files.newOutputStream(Path.of(kind, "filled"))) {
                for (int i = 0; i < mebibytes; i++) {
                    out.write(block);
                }
            }
        } else if (kind.equals("command")) {
            String script = "x=$(head -c " + mebibytes * (long) MEBIBYTE + " /dev/zero | tr '\\0' x); sleep 100000";
            KEPT.add(new ProcessBuilder("/bin/sh", "-c", script).start());
        } else {
            for (int i = 0; i < mebibytes; i++) {
                ByteBuffer block = kind.equals("heap") ? ByteBuffer.allocate(MEBIBYTE) : ByteBuffer.allocateDirect(MEBIBYTE);
                for (int at = 0; at < MEBIBYTE; at += 4096) {
                    block.put(at, (byte) 1);
                }
                KEPT.add(block);
            }
        }
    }
}
