package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsml.store.Digest;
import nsml.store.Tree;

/** The entries of a package, good ones to begin with. */
final class RawPackage {

    static final UploadLimits LIMITS = new UploadLimits(10, 10_000, 5_000, 1_000);

    private RawPackage() {}

    /** The manifest and the files, which must have a {@code main.py}. */
    static List<RawZip.Entry> entries(Map<String, String> files) {
        return entries(manifest(files), files);
    }

    static List<RawZip.Entry> entries(byte[] manifest, Map<String, String> files) {
        List<RawZip.Entry> entries = new ArrayList<>(List.of(RawZip.Entry.of("nsml.json", manifest)));
        files.forEach((path, text) -> entries.add(RawZip.Entry.of("code/" + path, text.getBytes(UTF_8))));
        return entries;
    }

    static byte[] manifest(Map<String, String> files) {
        List<Tree.File> listed = new ArrayList<>();
        files.forEach((path, text) -> {
            byte[] bytes = text.getBytes(UTF_8);
            listed.add(new Tree.File(path, bytes.length, Digest.of(bytes)));
        });
        return new PackageManifest("main.py", Optional.empty(), List.of(), LIMITS, new Tree(listed)).encode();
    }
}
