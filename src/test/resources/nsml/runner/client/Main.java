package nsml.shim;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Stands in for the shim and says whatever the file {@code script} in the working directory tells it, line by line, printing
 * the replies. A line that begins with {@code !} is a command to itself.
 */
public final class Main {

    public static void main(String[] arguments) throws Exception {
        List<String> script = Files.readAllLines(Path.of("script"));
        SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(System.getenv("NSML_SOCKET")));
        var replies = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
        for (String line : script) {
            if (line.startsWith("!flood ")) {
                while (true) {
                    say(channel, line.substring("!flood ".length()));
                }
            } else if (line.startsWith("!link ")) {
                String[] words = line.split(" ");
                Files.createSymbolicLink(Path.of(words[1]), Path.of(words[2]));
            } else if (line.startsWith("!folder ")) {
                Files.createDirectories(Path.of(line.split(" ")[1]));
            } else if (line.startsWith("!hang")) {
                channel.close();
                Thread.sleep(Long.MAX_VALUE);
            } else if (line.startsWith("!print ")) {
                System.out.println(line.substring("!print ".length()));
            } else if (line.startsWith("!exit ")) {
                Runtime.getRuntime().halt(Integer.parseInt(line.split(" ")[1]));
            } else {
                say(channel, line);
                System.out.println("reply " + replies.readLine());
            }
        }
    }

    private static void say(SocketChannel channel, String line) throws Exception {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
