package nsml.shim;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the command line says off the platform. */
record LocalOptions(Path dataset, Mode mode, Optional<String> checkpoint, Path out, List<String> arguments) {

    static final String HELP = """
            Runs the submission on the class path off the platform, for debugging.

            usage: java -cp nsml-shim.jar:submission.jar nsml.shim.Main --dataset DIR [options] [-- arguments...]

              --dataset DIR       the competition's folder, with train/ or test/ or both
              --mode train|test   what to run (default: train)
              --checkpoint NAME   the checkpoint to start from; mode test needs one
              --out DIR           where checkpoints and answers go (default: ./nsml-local)
              -- arguments...     the submission's own arguments
            """;

    private static final List<String> NAMES = List.of("--dataset", "--mode", "--checkpoint", "--out");

    static boolean wantHelp(List<String> words) {
        return own(words).contains("--help");
    }

    static LocalOptions parse(List<String> words) throws UserException {
        List<String> own = own(words);
        Map<String, String> values = values(own);
        if (!values.containsKey("--dataset")) {
            throw new UserException("expected --dataset DIR, got none; see --help");
        }
        Mode mode = mode(values.getOrDefault("--mode", "train"));
        Optional<String> checkpoint = Optional.ofNullable(values.get("--checkpoint"));
        if (mode == Mode.TEST && checkpoint.isEmpty()) {
            throw new UserException("expected --checkpoint NAME with --mode test, got none; train one first");
        }
        return new LocalOptions(
                Path.of(values.getOrDefault("--dataset", ".")),
                mode,
                checkpoint,
                Path.of(values.getOrDefault("--out", "nsml-local")),
                words.subList(Math.min(own.size() + 1, words.size()), words.size()));
    }

    private static List<String> own(List<String> words) {
        int end = words.indexOf("--");
        return end < 0 ? words : words.subList(0, end);
    }

    private static Map<String, String> values(List<String> own) throws UserException {
        var values = new HashMap<String, String>();
        for (int i = 0; i < own.size(); i += 2) {
            String name = own.get(i);
            if (!NAMES.contains(name)) {
                throw new UserException("expected one of " + String.join(", ", NAMES) + ", got \"" + name
                        + "\"; the submission's own arguments follow after --, see --help");
            }
            if (i + 1 == own.size()) {
                throw new UserException("expected a value after " + name + ", got none; see --help");
            }
            values.put(name, own.get(i + 1));
        }
        return values;
    }

    private static Mode mode(String text) throws UserException {
        for (Mode mode : Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        throw new UserException("expected --mode train or --mode test, got \"" + text + "\"");
    }
}
