// case: 67
// title: a checkpoint of some bytes that asks for arrays of two gigabytes each
// mode: submit
// expect: MEMORY
// protects: checkpoint
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A stream that claims to hold an array of 2147483639 longs. */
public final class DeserialisationHeap extends Harmless {
    private static final byte[] CLAIM = {
        (byte) 0xac, (byte) 0xed, 0, 5, 0x75, 0x72, 0, 2, '[', 'J', 0x78, 0x20, 0x04, (byte) 0xb5, 0x12, (byte) 0xb1, 0x75, (byte) 0x93, 2, 0, 0,
        0x78, 0x70, 0x7f, (byte) 0xff, (byte) 0xff, (byte) 0xf7
    };

    @Override
    public void save(Path directory) throws IOException {
        Files.write(directory.resolve("claim"), CLAIM);
    }

    @Override
    public void load(Path directory) throws IOException {
        byte[] claim = Files.readAllBytes(directory.resolve("claim"));
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(claim))) {
            System.out.println(in.readObject());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
