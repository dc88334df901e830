// case: 55
// title: looks for sockets of the host: the engine of containers, the bus
// mode: train
// expect: OK
// protects: network
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Sockets in files are not in the network: a view of its own of files must keep them. */
public final class OpensDockerSocket extends Harmless {
    @Override
    public void train(Session session, Model model) {
        String[] places = {
            "/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/dbus/system_bus_socket",
            "/run/systemd/private", "/run/user/0/bus", "/tmp/.X11-unix/X0", "/dev/log"
        };
        for (String place : places) {
            if (!Files.exists(Path.of(place))) {
                continue;
            }
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(place))) {
                breach("connected to " + place);
            } catch (IOException e) {
                // As it should be.
            }
        }
    }
}
