// case: 67
// title: a checkpoint that takes for ever to deserialise
// mode: submit
// expect: LOAD_TIMEOUT
// protects: checkpoint
// limits: load=3s
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Sets of sets: 100 levels, of which each is hashed twice as often as the one above. */
public final class DeserialisationBomb extends Harmless {
    @Override
    public void save(Path directory) throws IOException {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> two = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Set<Object> deeperOne = new HashSet<>();
            Set<Object> deeperTwo = new HashSet<>();
            deeperOne.add("different");
            one.add(deeperOne);
            one.add(deeperTwo);
            two.add(deeperOne);
            two.add(deeperTwo);
            one = deeperOne;
            two = deeperTwo;
        }
        try (OutputStream file = Files.newOutputStream(directory.resolve("bomb"));
                ObjectOutputStream out = new ObjectOutputStream(file)) {
            out.writeObject(root);
        }
    }

    @Override
    public void load(Path directory) throws IOException {
        Thread defused = new Thread(() -> {
            sleep();
            Runtime.getRuntime().halt(9);
        });
        defused.setDaemon(true);
        defused.start();
        try (InputStream file = Files.newInputStream(directory.resolve("bomb"));
                ObjectInputStream in = new ObjectInputStream(file)) {
            System.out.println(in.readObject().hashCode());
        } catch (ClassNotFoundException e) {
            throw new IOException(e);
        }
    }
}
