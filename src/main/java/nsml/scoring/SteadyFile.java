package nsml.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;

/** An open file that must stay as long as it was when it was opened: nobody is left who could rightly write to it. */
final class SteadyFile extends InputStream {

    /** The file did not. */
    static final class ChangedException extends IOException {

        private static final long serialVersionUID = 1;

        private ChangedException() {
            super("the file changed while it was read");
        }
    }

    private final SeekableByteChannel channel;
    private final InputStream in;
    private final long size;

    /** Takes over a channel at its beginning, to be closed with this. */
    SteadyFile(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.in = Channels.newInputStream(channel);
        this.size = channel.size();
    }

    long size() {
        return size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
        int count = in.read(bytes, from, length);
        boolean ended = count < 0;
        if (ended ? channel.position() != size || channel.size() != size : channel.position() > size) {
            throw new ChangedException();
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
