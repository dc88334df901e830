package nsml.shim;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import nsml.shim.wire.Reply;
import nsml.shim.wire.Request;

/**
 * Stands in for the platform on the author's desk: checkpoints and answers go to a folder, reports are printed. There are no
 * limits, no clocks and no sandbox.
 */
final class LocalSupervisor implements Supervisor {

    private static final String SESSION = "local";
    private static final Pattern CHECKPOINT = Pattern.compile("[A-Za-z0-9_+=-][A-Za-z0-9._+=-]{0,99}");

    private final LocalOptions options;
    private final PrintStream log;
    private final Path checkpoints;
    private final Path scratch;
    private int loads;

    private LocalSupervisor(LocalOptions options, PrintStream log) {
        this.options = options;
        this.log = log;
        this.checkpoints = options.out().resolve("checkpoints");
        this.scratch = options.out().resolve("scratch");
    }

    static LocalSupervisor open(LocalOptions options, PrintStream log) throws UserException {
        var supervisor = new LocalSupervisor(options, log);
        supervisor.requireDataset();
        supervisor.requireCheckpoint();
        supervisor.makeFolders();
        return supervisor;
    }

    @Override
    public Reply ask(Request request) throws IOException {
        if (request instanceof Request.Hello) {
            return start();
        }
        if (request instanceof Request.Report report) {
            print(report);
        } else if (request instanceof Request.Save save) {
            return keep(save);
        } else if (request instanceof Request.Load load) {
            return fetch(load);
        } else if (request instanceof Request.Answered answered) {
            Path file = options.out().resolve(answered.file());
            Files.move(scratch.resolve(answered.file()), file, StandardCopyOption.REPLACE_EXISTING);
            log.println("answers are in " + file);
        } else if (request instanceof Request.Done || request instanceof Request.Failed) {
            Folders.deleteIfPossible(scratch);
        }
        return new Reply.Accepted();
    }

    private Reply start() throws IOException {
        Path dataset = options.dataset().toRealPath();
        log.println("nsml: off the platform, without limits: mode " + options.mode() + ", dataset " + dataset
                + ", results in " + options.out());
        return new Reply.Start(
                SESSION,
                options.mode(),
                String.valueOf(dataset.getFileName()),
                dataset.toString(),
                scratch.toAbsolutePath().toString(),
                options.arguments(),
                0,
                0,
                options.checkpoint(),
                Reply.Terms.USUAL);
    }

    private void print(Request.Report report) {
        var line = new StringBuilder(report.summary() ? "report " : "detail ")
                .append(report.step().orElse(0))
                .append(':');
        new TreeMap<>(report.values())
                .forEach((name, value) ->
                        line.append(' ').append(name).append('=').append(value));
        log.println(line);
    }

    private Reply keep(Request.Save save) throws IOException {
        if (!CHECKPOINT.matcher(save.checkpoint()).matches()) {
            return new Reply.Refused(
                    "expected a checkpoint name of 1 to 100 letters, digits and . _ - + = that does not"
                            + " begin with a dot, got \"" + save.checkpoint() + "\"");
        }
        Path kept = checkpoints.resolve(save.checkpoint());
        Path old = scratch.resolve("old");
        if (Files.exists(kept)) {
            Files.move(kept, old);
        }
        Files.move(scratch.resolve(save.directory()), kept);
        Folders.deleteIfPossible(old);
        log.println("checkpoint " + save.checkpoint() + " is in " + kept);
        return new Reply.Accepted();
    }

    private Reply fetch(Request.Load load) throws IOException {
        Optional<String> problem = problemOf(load.checkpoint());
        if (problem.isPresent()) {
            return new Reply.Refused(problem.get());
        }
        if (!load.session().orElse(SESSION).equals(SESSION)) {
            return new Reply.Refused("expected the session \"" + SESSION + "\", the only one off the platform, got \""
                    + load.session().get() + "\"");
        }
        // A copy, because the shim deletes what it has loaded.
        String name = "load-" + ++loads;
        Folders.copy(checkpoints.resolve(load.checkpoint()), scratch.resolve(name));
        return new Reply.Loaded(name);
    }

    private Optional<String> problemOf(String checkpoint) {
        if (CHECKPOINT.matcher(checkpoint).matches() && Files.isDirectory(checkpoints.resolve(checkpoint))) {
            return Optional.empty();
        }
        String[] names = checkpoints.toFile().list();
        String known = names == null || names.length == 0
                ? "no checkpoint yet"
                : Arrays.stream(names).sorted().collect(joining(", "));
        return Optional.of(
                "expected a checkpoint in " + checkpoints + ", which has " + known + "; got \"" + checkpoint + "\"");
    }

    private void requireDataset() throws UserException {
        String part = options.mode() == Mode.TRAIN ? "train" : "test";
        if (!Files.isDirectory(options.dataset().resolve(part))) {
            throw new UserException(
                    "expected a competition's folder with " + part + "/ in it as --dataset, got " + options.dataset());
        }
    }

    private void requireCheckpoint() throws UserException {
        Optional<String> problem = options.checkpoint().flatMap(this::problemOf);
        if (problem.isPresent()) {
            throw new UserException(problem.get());
        }
    }

    private void makeFolders() throws UserException {
        try {
            Folders.deleteIfPossible(scratch);
            Files.createDirectories(checkpoints);
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new UserException("expected to write to --out " + options.out() + ", got " + e);
        }
    }
}
