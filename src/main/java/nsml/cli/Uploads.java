package nsml.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import nsml.dataset.Competition;
import nsml.dataset.DatasetName;
import nsml.session.CodeFiles;
import nsml.session.CodeSnapshots;
import nsml.session.UploadLimits;

/** Sends code to the store, telling of it in the lines of the original. */
final class Uploads {

    private Uploads() {}

    /** The limits of a dataset, or those of the original where none is named. This is the one place that maps them. */
    static UploadLimits limits(Services services, Optional<DatasetName> dataset) throws IOException {
        if (dataset.isEmpty()) {
            return UploadLimits.DEFAULT;
        }
        Competition.Upload upload =
                services.datasets().require(dataset.get()).competition().upload();
        return new UploadLimits(upload.files(), upload.size(), upload.file(), upload.warn());
    }

    /** What {@code --show-limits} prints. */
    static void show(Services services, UploadLimits limits) {
        services.out().println("Number of files:       at most " + limits.files());
        services.out().println("Total size of files:   at most " + Words.binarySize(limits.size()));
        services.out().println("Size of a single file: at most " + Words.binarySize(limits.file()));
        services.out().println("Warning:               above " + Words.size(limits.warn()));
        services.out().flush();
    }

    /** Checks and keeps some code. */
    static CodeSnapshots.Snapshot send(Services services, CodeFiles code, UploadLimits limits, boolean quiet)
            throws IOException {
        LogLines lines = LogLines.of(services);
        Consumer<String> say = quiet ? text -> {} : lines::info;
        say.accept(".nsmlignore check - start");
        say.accept(".nsmlignore check - done");
        say.accept("file integrity check - start");
        List<String> exceeded = limits.exceededBy(code);
        exceeded.stream().map(message -> message.replaceFirst("\n.*", "")).forEach(lines::fatal);
        CodeSnapshots.requireSendable(code, limits);
        say.accept("file integrity check - done");
        CodeSnapshots.Snapshot snapshot = services.snapshots()
                .take(code, limits, new Told(say, code.files().size(), code.bytes()));
        if (code.bytes() > limits.warn()) {
            services.err()
                    .println("Warning: Your session has a total size of over  " + Words.size(limits.warn())
                            + " You may want to add unnecessary files and directories to the ignore list."
                            + " (e.g. the .git directory)");
            services.err().flush();
        }
        return snapshot;
    }

    /** Two lines a file. */
    private static final class Told implements CodeSnapshots.Progress {

        private final Consumer<String> say;
        private final int files;
        private final long bytes;
        private int filesDone;
        private long bytesDone;

        Told(Consumer<String> say, int files, long bytes) {
            this.say = say;
            this.files = files;
            this.bytes = bytes;
        }

        @Override
        public void start(CodeFiles.Source file) {
            say.accept(name(file) + " - start");
        }

        @Override
        public void done(CodeFiles.Source file) {
            filesDone++;
            bytesDone += file.bytes();
            say.accept(String.format(
                    Locale.ROOT,
                    "%s - done (%d/%d %.2f%%) (%s/%s %.2f%%)",
                    name(file),
                    filesDone,
                    files,
                    100.0 * filesDone / files,
                    Words.binarySize(bytesDone),
                    Words.binarySize(bytes),
                    bytes == 0 ? 100.0 : 100.0 * bytesDone / bytes));
        }

        private static String name(CodeFiles.Source file) {
            return file.path() + " " + Words.binarySize(file.bytes());
        }
    }
}
