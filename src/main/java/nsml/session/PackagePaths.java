package nsml.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The paths that a package may hold: such as every system can unpack, into the folder meant and nowhere else. */
final class PackagePaths {

    private static final Pattern NAME = Pattern.compile("[^/\\\\:\\p{Cntrl}\\uFFFD]{1,255}");
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
            String other = seen.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
            if (other != null) {
                problems.add(
                        other.equals(path)
                                ? Problems.quoted(path) + " is there twice"
                                : Problems.quoted(other) + " and " + Problems.quoted(path)
                                        + " differ in upper and lower case only; rename one");
            }
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String folder = path.substring(0, slash);
                String spelled = folders.putIfAbsent(folder.toLowerCase(Locale.ROOT), folder);
                if (spelled != null && !spelled.equals(folder)) {
                    problems.add("the folders " + Problems.quoted(spelled) + " and " + Problems.quoted(folder)
                            + " differ in upper and lower case only; rename one");
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

    private static boolean isPlain(String path) {
        String[] names = path.split("/", -1);
        if (names.length > DEEPEST || path.length() > LONGEST) {
            return false;
        }
        for (String name : names) {
            if (!NAME.matcher(name).matches() || name.equals(".") || name.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
