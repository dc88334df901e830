// case: 57, 59
// title: checkpoints of links, pipes, sockets and deep folders
// mode: train
// expect: OK
// protects: checkpoint
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import nsml.shim.Model;
import nsml.shim.Session;

public final class CheckpointEntries extends Harmless {

    private interface Making {
        void in(Path folder) throws Exception;
    }

    private Making making = folder -> {};

    @Override
    public void train(Session session, Model model) {
        Map<String, Making> kinds = new TreeMap<>();
        kinds.put("link", folder -> Files.createSymbolicLink(folder.resolve("x"), Path.of("/etc/alternatives")));
        kinds.put("link-to-home", folder -> Files.createSymbolicLink(folder.resolve("x"), home().resolve("catalog.db")));
        kinds.put("pipe", folder -> new ProcessBuilder("mkfifo", folder.resolve("x").toString()).start().waitFor());
        kinds.put("deep", folder -> Files.createDirectories(folder.resolve("d/".repeat(40))));
        kinds.put("socket", folder -> {
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(folder.resolve("x")));
        });
        kinds.forEach((kind, maker) -> {
            making = maker;
            try {
                session.save(kind);
                breach("a checkpoint with " + kind);
            } catch (Exception refused) {
                System.out.println(kind + ": " + refused);
            }
        });
    }

    @Override
    public void save(Path directory) throws java.io.IOException {
        try {
            making.in(directory);
        } catch (Exception e) {
            throw new java.io.IOException(e);
        }
    }
}
