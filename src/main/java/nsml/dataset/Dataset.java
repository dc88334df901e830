package nsml.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nsml.scoring.Truth;

/**
 * One version of a dataset, as it lies in the home folder. Its data never change.
 *
 * @param name its name
 * @param version names the content: 16 hexadecimal digits
 * @param competition its definition, with what {@code nsml dataset change} has changed since
 * @param contents what it holds
 * @param guests the teams that see it although it is private
 * @param folder where it lies
 */
public record Dataset(
        DatasetName name, String version, Competition competition, Contents contents, Set<String> guests, Path folder) {

    /** Copies the guests. */
    public Dataset {
        guests = Set.copyOf(guests);
    }

    /** Returns who made it: as the definition says, else the team that pushed it; empty if nobody knows. */
    public String author() {
        return competition.about().author().orElse(contents.pushedBy());
    }

    /** Tells whether a team may see it: everybody, unless it is private. */
    public boolean isVisibleTo(String team) {
        return !competition.about().isPrivate() || isOwnedBy(team) || guests.contains(team);
    }

    /**
     * Does nothing for a team that may see it.
     *
     * @throws IllegalArgumentException for another; the message says who can let it in
     */
    public void requireVisibleTo(String team) {
        if (!isVisibleTo(team)) {
            throw new IllegalArgumentException("dataset \"" + name + "\" is private and team " + team
                    + " is not let in; " + contents.pushedBy() + " can do that: nsml dataset change " + name + " -u "
                    + team);
        }
    }

    /** Tells whether a team may change it and see what is hidden. */
    public boolean isOwnedBy(String team) {
        return contents.pushedBy().isEmpty() || contents.pushedBy().equals(team);
    }

    /** Returns the folder that a training session sees; it holds {@code train}. */
    public Path trainSide() {
        return folder.resolve(VersionFolder.TRAIN_SIDE);
    }

    /** Returns the folder that a submit sees; it holds {@code test/test_data}, and {@code data_loader.py} if there is one. */
    public Path testSide() {
        return folder.resolve(VersionFolder.TEST_SIDE);
    }

    /** Returns the folder that a submit on the sample sees, of the same form as {@link #testSide}; that one if there is no sample. */
    public Path sampleSide() {
        Path sample = folder.resolve(VersionFolder.SAMPLE_SIDE);
        return Files.isDirectory(sample) ? sample : testSide();
    }

    /**
     * Returns the hidden labels of predictions, a file or a folder.
     *
     * @throws IllegalStateException if answers are rankings
     */
    public Path testLabel() {
        return evaluationSide().resolve(PredictionFolder.TEST_LABEL);
    }

    /**
     * Returns the folder that the owner's program sees when it scores predictions, never a submission: {@code test/test_label},
     * {@code test/test_data}, and {@code data_loader.py} if there is one.
     *
     * @throws IllegalStateException if answers are rankings
     */
    public Path evaluationSide() {
        if (competition.scoring() instanceof Scoring.Ranking) {
            throw new IllegalStateException("dataset " + name + " takes rankings; its answers are in hidden()");
        }
        return folder.resolve(VersionFolder.EVALUATION_SIDE);
    }

    /** As {@link #evaluationSide}, for the sample; empty if the pushed sample had no labels of its own. */
    public Optional<Path> sampleEvaluationSide() {
        return Optional.of(folder.resolve(VersionFolder.SAMPLE_EVALUATION_SIDE))
                .filter(side -> Files.exists(side, LinkOption.NOFOLLOW_LINKS));
    }

    /** Returns the owner's program {@code evaluation.py}, if one was pushed. */
    public Optional<Path> evaluation() {
        return Optional.of(folder.resolve(VersionFolder.EVALUATION)).filter(Files::isRegularFile);
    }

    /**
     * Reads what no submission may see of a competition of rankings.
     *
     * @throws IllegalStateException if answers are predictions; those have {@link #testLabel}
     */
    public Hidden hidden() throws IOException {
        if (!(competition.scoring() instanceof Scoring.Ranking)) {
            throw new IllegalStateException("dataset " + name + " takes predictions; its answers are in testLabel()");
        }
        return Hidden.decode(folder.resolve(VersionFolder.HIDDEN_FILE));
    }

    /** Returns the words that lie among what is hidden; empty for a version that was pushed before there were any. */
    public Optional<Canaries> canaries() throws IOException {
        return Canaries.read(folder.resolve(VersionFolder.CANARIES));
    }

    /** Lists what competitors may know of, ordered: the files of the train side and of the test side. */
    public List<VisibleFile> visibleFiles() throws IOException {
        List<VisibleFile> files = new ArrayList<>();
        for (Path side : List.of(trainSide(), testSide())) {
            try (Stream<Path> all = Files.walk(side)) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    files.add(new VisibleFile(side.relativize(file).toString(), Files.size(file)));
                }
            }
        }
        files.sort(Comparator.comparing(VisibleFile::path));
        return files;
    }

    /**
     * Writes the folder that was pushed, answers included; pushed again, it is the same version.
     *
     * @param target a folder that is not there yet, or empty
     * @throws IllegalArgumentException if it is there and not empty
     */
    public void writePushed(Path target) throws IOException {
        new PushedFolder(this).write(target);
    }

    /**
     * Lays out a side like {@link #sampleSide} with the sample's pictures repeated under other names, as the original's
     * organisers did to show teams how much time and memory the real test takes. Only for rankings.
     *
     * @param into a folder that is not there yet, or empty
     * @param queries how many, at least those of the sample, which come first
     * @param references likewise
     * @return the answers to exactly these: to a query's copy all copies of what is relevant to the query are relevant
     */
    public Truth buildSample(Path into, int queries, int references) throws IOException {
        return new RepeatedSample(sampleSide(), hidden()).build(into, new SampleSize(queries, references));
    }
}
