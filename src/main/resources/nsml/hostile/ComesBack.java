// case: 42
// title: has itself started again: cron, at, a service, the shell profile
// mode: train
// expect: OK
// protects: leftovers
import java.nio.file.Files;
import java.nio.file.Path;
import nsml.shim.Model;
import nsml.shim.Session;

/** Only looks whether it could write there. */
public final class ComesBack extends Harmless {
    @Override
    public void train(Session session, Model model) {
        String[] places = {
            "/etc/cron.d", "/etc/crontab", "/var/spool/cron", "/var/spool/cron/crontabs", "/var/spool/at",
            "/etc/systemd/system", "/usr/lib/systemd/system", "/etc/profile", "/etc/profile.d", "/etc/ld.so.preload",
            "/root/.profile", "/root/.bashrc", "/root", "/home", "/usr/local/bin", "/usr/bin", "/etc"
        };
        for (String place : places) {
            if (Files.isWritable(Path.of(place))) {
                breach("it could write to " + place);
            }
        }
    }
}
