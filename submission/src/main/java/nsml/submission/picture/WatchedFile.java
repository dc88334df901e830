package nsml.submission.picture;

import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.stream.FileImageInputStream;

/**
 * A file that remembers whether somebody asked for more than it has.
 *
 * <p>ImageIO fills the missing part of a truncated JPEG with grey and only warns; Pillow refuses the file.
 */
final class WatchedFile extends FileImageInputStream {

    private boolean endWasPassed;

    WatchedFile(Path file) throws IOException {
        super(file.toFile());
    }

    boolean endWasPassed() {
        return endWasPassed;
    }

    @Override
    public int read() throws IOException {
        return watched(super.read());
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return watched(super.read(bytes, offset, length));
    }

    private int watched(int result) {
        endWasPassed |= result < 0;
        return result;
    }
}
