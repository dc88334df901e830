package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import nsml.dataset.Inventory.Item;
import nsml.store.Digest;

/** The list of the test set's files that lies with what is hidden: digest and path, a line each. One of them is a canary. */
final class Manifest {

    private Manifest() {}

    static byte[] of(Inventory inventory, String canary) {
        String prefix = VersionFolder.TEST_SIDE + "/";
        List<Item> test = inventory.items().stream()
                .filter(item -> item.target().startsWith(prefix))
                .toList();
        List<String> lines = new ArrayList<>();
        test.forEach(item -> lines.add(line(item.target().substring(prefix.length()), item.digest())));
        String like = test.isEmpty() ? "" : test.get(test.size() - 1).target().substring(prefix.length());
        String folder = like.substring(0, like.lastIndexOf('/') + 1);
        String extension = like.substring(Math.max(like.lastIndexOf('.'), folder.length()));
        lines.add(line(
                folder + canary + (extension.startsWith(".") ? extension : ""), Digest.of(canary.getBytes(UTF_8))));
        Collections.sort(lines);
        return String.join("", lines).getBytes(UTF_8);
    }

    private static String line(String path, Digest digest) {
        return digest.hex() + "  " + path + "\n";
    }
}
