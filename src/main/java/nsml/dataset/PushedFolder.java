package nsml.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import nsml.store.AtomicFiles;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.file.PathUtils;

/** The folder that was pushed, answers included, made again from a version: pushed once more, it is the same version. */
final class PushedFolder {

    private final Dataset dataset;

    PushedFolder(Dataset dataset) {
        this.dataset = dataset;
    }

    /** Writes it whole or not at all. */
    void write(Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)
                && !(Files.isDirectory(target) && PathUtils.isEmptyDirectory(target))) {
            throw new IllegalArgumentException(target + " is there already; name a folder that is new or empty");
        }
        Path temporary = AtomicFiles.beside(target.toAbsolutePath());
        try {
            fill(Files.createDirectory(temporary));
            AtomicFiles.moveIntoPlace(temporary, target);
        } finally {
            FileUtils.deleteDirectory(temporary.toFile());
        }
    }

    private void fill(Path folder) throws IOException {
        copy(dataset.trainSide(), folder);
        copy(dataset.testSide(), folder);
        String definition = Files.readString(dataset.folder().resolve(VersionFolder.DEFINITION));
        Competition competition = dataset.competition();
        if (competition.scoring() instanceof Scoring.Ranking) {
            definition = put(VersionFolder.PUSHED_ANSWERS, "answers", competition.answers(), definition, folder);
            if (competition.split() instanceof SplitRule.ByFile split) {
                definition = put(VersionFolder.PUSHED_SPLIT, "split", split.path(), definition, folder);
            }
        } else {
            String labels = VersionFolder.EVALUATION_SIDE + "/" + PredictionFolder.TEST_LABEL;
            definition = put(labels, "answers", competition.answers(), definition, folder);
            putSample(folder);
        }
        if (competition.scoring() instanceof Scoring.Script script) {
            definition = put(VersionFolder.EVALUATION, "metric", script.path(), definition, folder);
        } else {
            copy(dataset.folder().resolve(VersionFolder.EVALUATION), folder.resolve(Push.EVALUATION));
        }
        Files.writeString(folder.resolve(VersionFolder.DEFINITION), definition);
    }

    private void putSample(Path folder) throws IOException {
        copy(
                dataset.folder().resolve(VersionFolder.SAMPLE_SIDE).resolve(PredictionFolder.TEST_DATA),
                folder.resolve(PredictionFolder.SAMPLE_DATA));
        copy(
                dataset.folder().resolve(VersionFolder.SAMPLE_EVALUATION_SIDE).resolve(PredictionFolder.TEST_LABEL),
                folder.resolve(PredictionFolder.SAMPLE_LABEL));
    }

    /**
     * Puts what a key of the definition names where it names it. What lay outside the folder comes into it.
     *
     * @return the definition, changed if need be
     */
    private String put(String kept, String key, String path, String definition, Path folder) throws IOException {
        Path source = dataset.folder().resolve(kept);
        if (!Files.exists(source)) {
            throw new IllegalArgumentException("dataset " + dataset.name()
                    + " was pushed by an older nsml, which did not keep all that was pushed; push it again first");
        }
        Path target = folder.resolve(path).normalize();
        if (target.startsWith(folder) && !target.equals(folder)) {
            copyKept(kept, target);
            return definition;
        }
        String name = String.valueOf(Path.of(path).normalize().getFileName());
        copyKept(kept, folder.resolve(name));
        return definition.replaceAll(
                String.format(Locale.ROOT, "(?m)^%s:.*$", key),
                Matcher.quoteReplacement(key + ": " + CompetitionDraft.scalar(name)));
    }

    /** What a canary was put before is copied without it. */
    private void copyKept(String kept, Path target) throws IOException {
        Path source = dataset.folder().resolve(kept);
        boolean marked = kept.equals(VersionFolder.PUSHED_ANSWERS) || kept.equals(VersionFolder.PUSHED_SPLIT);
        if (marked && dataset.canaries().isPresent()) {
            byte[] bytes = Files.readAllBytes(source);
            ReadOnly.createParents(target);
            Files.write(target, Arrays.copyOfRange(bytes, Canaries.markBytes(), bytes.length));
        } else {
            copy(source, target);
        }
    }

    /** Copies a file, or all files of a folder, if there is one; the copies belong to the user, who may write them. */
    private static void copy(Path source, Path target) throws IOException {
        if (!Files.exists(source)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> all = Files.walk(source)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = file.equals(source)
                    ? target
                    : target.resolve(source.relativize(file).toString());
            ReadOnly.createParents(copy);
            try (var out = Files.newOutputStream(copy)) {
                Files.copy(file, out);
            }
        }
    }
}
