// case: 44
// title: changes the shim, the image or the Java that others use
// mode: train
// expect: OK
// protects: leftovers
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Only looks whether it could. */
public final class ChangesSharedLibraries extends Harmless {
    @Override
    public void train(Session session, Model model) {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.contains("shim")) {
                look(entry, "the shim");
            }
        }
        look("/nsml/shim.jar", "the shim");
        look("/nsml/image", "the image");
        look(System.getProperty("java.home"), "Java");
        look(System.getProperty("java.home") + "/lib/modules", "Java");
    }

    private static void look(String place, String what) {
        if (Files.isWritable(Path.of(place))) {
            breach("it could change " + what + " at " + place);
        }
    }
}
