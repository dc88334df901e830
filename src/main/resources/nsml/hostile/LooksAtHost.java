// case: 54
// title: looks for what tells the host: its name, users, addresses, homes
// mode: train
// expect: OK
// protects: reading
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Nothing of it is a secret, and nothing of it is needed. */
public final class LooksAtHost extends Harmless {
    @Override
    public void train(Session session, Model model) throws Exception {
        for (String file : new String[] {"/etc/machine-id", "/var/lib/dbus/machine-id"}) {
            if (Files.isReadable(Path.of(file)) && Files.size(Path.of(file)) > 0) {
                breach("it can read " + file);
            }
        }
        for (String folder : new String[] {"/home", "/root", "/mnt", "/media", "/srv", "/var/lib/docker"}) {
            String[] names = new File(folder).list();
            if (names != null && names.length > 0) {
                breach("it sees " + names.length + " names in " + folder);
            }
        }
        String[] networks = new File("/sys/class/net").list();
        for (String network : networks == null ? new String[0] : networks) {
            if (!network.equals("lo")) {
                breach("it sees the network device " + network);
            }
        }
    }
}
