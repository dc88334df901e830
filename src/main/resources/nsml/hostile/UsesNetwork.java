// case: 55
// title: tries TCP, UDP, IPv6, names, the metadata address and the local server
// mode: train
// expect: OK
// protects: network
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import nsml.shim.Model;
import nsml.shim.Session;

/** Each must fail, and at once. */
public final class UsesNetwork extends Harmless {
    @Override
    public void train(Session session, Model model) {
        soon("TCP to the host", () -> connect("127.0.0.1", port()));
        soon("TCP by IPv6", () -> connect("::1", port()));
        soon("the metadata address", () -> connect("169.254.169.254", 80));
        soon("a name", () -> InetAddress.getByName("nsml.invalid"));
        soon("UDP to the host", this::ask);
    }

    /** Something that must not work. */
    private interface Try {
        void run() throws IOException;
    }

    private static void soon(String what, Try attempt) {
        long start = System.nanoTime();
        try {
            attempt.run();
            breach(what + " works");
        } catch (IOException e) {
            // As it should be.
        }
        if (System.nanoTime() - start > 3_000_000_000L) {
            breach(what + " failed after " + (System.nanoTime() - start) / 1_000_000 + " ms");
        }
    }

    private static void connect(String host, int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), 4000);
        }
    }

    private void ask() throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(1000);
            socket.send(new DatagramPacket(new byte[1], 1, new InetSocketAddress("127.0.0.1", port())));
            socket.receive(new DatagramPacket(new byte[100], 100));
        }
    }
}
