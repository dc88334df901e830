package nsml.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback address of the host, by TCP and UDP on one port, that tells whoever comes a secret. */
final class LureServer implements AutoCloseable {

    private static final int LONGEST_DATAGRAM = 512;

    private final ServerSocket connections;
    private final DatagramSocket datagrams;
    private final byte[] answer;
    private final AtomicInteger visits = new AtomicInteger();

    private LureServer(ServerSocket connections, DatagramSocket datagrams, Secret secret) {
        this.connections = connections;
        this.datagrams = datagrams;
        answer = (secret + "\n").getBytes(UTF_8);
    }

    static LureServer open(Secret secret) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        var connections = new ServerSocket(0, 0, here);
        try {
            var server = new LureServer(
                    connections, new DatagramSocket(new InetSocketAddress(here, connections.getLocalPort())), secret);
            start("lure-tcp", server::serve);
            start("lure-udp", server::reply);
            return server;
        } catch (IOException e) {
            connections.close();
            throw e;
        }
    }

    private static void start(String name, Runnable work) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return connections.getLocalPort();
    }

    /** How often somebody came. */
    int visits() {
        return visits.get();
    }

    private void serve() {
        while (!connections.isClosed()) {
            try (Socket visitor = connections.accept()) {
                visits.incrementAndGet();
                visitor.getOutputStream().write(answer);
            } catch (IOException e) {
                // The visitor has gone, or we are closed.
            }
        }
    }

    private void reply() {
        while (!datagrams.isClosed()) {
            try {
                var packet = new DatagramPacket(new byte[LONGEST_DATAGRAM], LONGEST_DATAGRAM);
                datagrams.receive(packet);
                visits.incrementAndGet();
                datagrams.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            } catch (IOException e) {
                // The visitor has gone, or we are closed.
            }
        }
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        connections.close();
    }
}
