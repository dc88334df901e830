package nsml.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What lies in the folder of a competition of predictions; files are only listed here, not read. A part that is a single file has
 * it by the empty path, one that is a folder has its files by path from there.
 *
 * @param train all files below {@code train}
 * @param testData {@code test/test_data}
 * @param testLabel the hidden answers, usually {@code test/test_label}
 * @param sampleData the sample's {@code test_data}; empty if {@code test_submit} is not there
 * @param sampleLabel the sample's {@code test_label}; empty if the sample has none
 */
record PredictionFolder(
        SortedMap<String, Path> train,
        SortedMap<String, Path> testData,
        SortedMap<String, Path> testLabel,
        Optional<SortedMap<String, Path>> sampleData,
        Optional<SortedMap<String, Path>> sampleLabel) {

    static final String TEST_DATA = "test/test_data";
    static final String TEST_LABEL = "test/test_label";
    private static final String TEST = "test";
    static final String SAMPLE = "test_submit";
    static final String SAMPLE_DATA = SAMPLE + "/test_data";
    static final String SAMPLE_LABEL = SAMPLE + "/test_label";

    private static final String LAYOUT =
            "the layout is train/, test/test_data and test/test_label (each a file or a folder), and"
                    + " if you like data_loader.py, evaluation.py and test_submit/";

    /**
     * Lists the folder, noting what cannot be part of a competition.
     *
     * @param labels where the hidden answers lie
     */
    static PredictionFolder list(Path folder, Path labels, Problems problems) throws IOException {
        FolderListing listing = new FolderListing(folder, LAYOUT, problems);
        SortedMap<String, Path> train = new TreeMap<>();
        if (listing.isFolder(SourceFolder.TRAIN)) {
            train.putAll(listing.below(SourceFolder.TRAIN));
            if (train.isEmpty()) {
                problems.add("there is no file in " + SourceFolder.TRAIN + "; " + LAYOUT);
            }
        }
        listing.isLink(TEST);
        SortedMap<String, Path> testData = listing.fileOrFolder(folder.resolve(TEST_DATA), TEST_DATA);
        String labelsName =
                labels.startsWith(folder) ? folder.relativize(labels).toString() : labels.toString();
        SortedMap<String, Path> testLabel = listing.fileOrFolder(labels, labelsName);
        Optional<SortedMap<String, Path>> sampleData = Optional.empty();
        Optional<SortedMap<String, Path>> sampleLabel = Optional.empty();
        if (exists(folder.resolve(SAMPLE)) && !listing.isLink(SAMPLE)) {
            boolean labelled = exists(folder.resolve(SAMPLE_LABEL));
            String data = labelled || isTestData(folder.resolve(SAMPLE_DATA), testData) ? SAMPLE_DATA : SAMPLE;
            SortedMap<String, Path> files = listing.fileOrFolder(folder.resolve(data), data);
            sampleData = Optional.of(files);
            if (labelled) {
                sampleLabel = Optional.of(listing.fileOrFolder(folder.resolve(SAMPLE_LABEL), SAMPLE_LABEL));
            }
            if (isFile(files) != isFile(testData) && !files.isEmpty() && !testData.isEmpty()) {
                problems.add(TEST_DATA + " is a " + kind(testData) + ", so " + data + " must be one too; it is a "
                        + kind(files));
            }
        }
        return new PredictionFolder(train, testData, testLabel, sampleData, sampleLabel);
    }

    /** A file of that name may also be part of the content of test_data: the original's first data had test/test_data/test_data. */
    private static boolean isTestData(Path sample, SortedMap<String, Path> testData) {
        return Files.isDirectory(sample) || (exists(sample) && isFile(testData));
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isFile(SortedMap<String, Path> part) {
        return part.containsKey("");
    }

    private static String kind(SortedMap<String, Path> part) {
        return isFile(part) ? "file" : "folder";
    }
}
