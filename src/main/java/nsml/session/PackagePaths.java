package nsml.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The paths that a package may hold: such as every system can unpack, into the folder meant and nowhere else. */
final class PackagePaths {

    private static final Pattern NAME = Pattern.compile("[^/\\\\:\\p{Cc}\\uFFFD]+");
    /** In bytes, on Linux. */
    private static final int LONGEST_NAME = 255;

    private static final int DEEPEST = 32;
    private static final int LONGEST = 1_000;

    private PackagePaths() {}

    /** Says what is wrong with some paths; empty if nothing. */
    static List<String> problems(List<String> paths) {
        List<String> problems = new ArrayList<>();
        Map<String, String> seen = new HashMap<>();
        Map<String, String> folders = new HashMap<>();
        for (String path : paths) {
            if (!isPlain(path)) {
                problems.add(
                        "the path " + Problems.quoted(path) + " cannot be packed: expected names without .. and the"
                                + " characters / \\ : between slashes");
                continue;
            }
            String other = seen.putIfAbsent(folded(path), path);
            if (other != null) {
                problems.add(
                        other.equals(path)
                                ? Problems.quoted(path) + " is there twice"
                                : Problems.quoted(other) + " and " + Problems.quoted(path) + clash(other, path));
            }
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String folder = path.substring(0, slash);
                String spelled = folders.putIfAbsent(folded(folder), folder);
                if (spelled != null && !spelled.equals(folder)) {
                    problems.add("the folders " + Problems.quoted(spelled) + " and " + Problems.quoted(folder)
                            + clash(spelled, folder));
                }
            }
        }
        seen.forEach((key, path) -> {
            if (folders.containsKey(key)) {
                problems.add(Problems.quoted(path) + " is a file and a folder at once");
            }
        });
        return problems.stream().distinct().toList();
    }

    /** The same for names that some system takes for one. */
    private static String folded(String path) {
        // Up and down again: there are several small letters to some capitals, and the other way round.
        return Normalizer.normalize(path, Normalizer.Form.NFC)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT);
    }

    private static String clash(String one, String other) {
        return one.equalsIgnoreCase(other)
                ? " differ in upper and lower case only; rename one"
                : " are one name to systems that normalise Unicode or ignore case; rename one";
    }

    private static boolean isPlain(String path) {
        String[] names = path.split("/", -1);
        if (names.length > DEEPEST || path.length() > LONGEST) {
            return false;
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches()
                    || name.equals(".")
                    || name.equals("..")
                    || !UTF_8.newEncoder().canEncode(name)
                    || name.getBytes(UTF_8).length > LONGEST_NAME) {
                return false;
            }
        }
        return true;
    }
}
