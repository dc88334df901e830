package nsml.dataset;

import java.io.IOException;
import java.nio.file.Path;

/**
 * One version of a dataset, as it lies in the home folder. It never changes.
 *
 * @param name its name
 * @param version names the content: 16 hexadecimal digits
 * @param competition its definition
 * @param contents what it holds
 * @param folder where it lies
 */
public record Dataset(DatasetName name, String version, Competition competition, Contents contents, Path folder) {

    /** Returns the folder that a training session sees; it holds {@code train}. */
    public Path trainSide() {
        return folder.resolve(VersionFolder.TRAIN_SIDE);
    }

    /** Returns the folder that a submit sees; it holds {@code test/test_data}. */
    public Path testSide() {
        return folder.resolve(VersionFolder.TEST_SIDE);
    }

    /** Returns the folder that a submit on the sample sees; it holds {@code test/test_data}. */
    public Path sampleSide() {
        return folder.resolve(VersionFolder.SAMPLE_SIDE);
    }

    /** Reads what no submission may see. */
    public Hidden hidden() throws IOException {
        return Hidden.decode(folder.resolve(VersionFolder.HIDDEN_FILE));
    }
}
