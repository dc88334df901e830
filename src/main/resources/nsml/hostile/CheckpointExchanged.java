// case: 57, 66
// title: swaps a checkpoint's file for a link while it is taken
// mode: train
// expect: OK | TRAIN_TIMEOUT
// protects: checkpoint
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import nsml.shim.Model;
import nsml.shim.Session;

public final class CheckpointExchanged extends Harmless {
    @Override
    public void train(Session session, Model model) {
        for (int i = 0; i < 30; i++) {
            try {
                session.save("swapped");
                session.load("swapped");
            } catch (Exception refused) {
                System.out.println(refused);
            }
        }
    }

    @Override
    public void save(Path directory) throws IOException {
        Path file = directory.resolve("model");
        Files.writeString(file, "weights");
        Thread swapping = new Thread(() -> {
            Path next = directory.resolve("next");
            try {
                while (true) {
                    Files.createSymbolicLink(next, home().resolve("catalog.db"));
                    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                    Files.writeString(next, "weights");
                    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
                }
            } catch (IOException gone) {
                // The folder has been taken.
            }
        });
        swapping.setDaemon(true);
        swapping.start();
    }

    @Override
    public void load(Path directory) throws IOException {
        if (Files.exists(directory.resolve("model")) && !Files.readString(directory.resolve("model")).equals("weights")) {
            breach("something else in a checkpoint");
        }
    }
}
