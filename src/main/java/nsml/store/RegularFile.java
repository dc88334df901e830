package nsml.store;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Opens a file where somebody may put something else in its place at any moment. */
public final class RegularFile {

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private RegularFile() {}

    /**
     * Opens an entry of a folder that has just been seen to be a regular file.
     *
     * @throws IOException if it is a link by now, or what is open has no position: a pipe has none, nor a terminal
     */
    public static SeekableByteChannel open(SecureDirectoryStream<Path> folder, Path name) throws IOException {
        SeekableByteChannel channel = folder.newByteChannel(name, READ);
        try {
            // Asks what is open, not what lies there now.
            channel.position(channel.position());
            return channel;
        } catch (IOException e) {
            channel.close();
            throw new IOException("there is a pipe or device by now where a file was", e);
        }
    }
}
