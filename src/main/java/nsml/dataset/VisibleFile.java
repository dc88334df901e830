package nsml.dataset;

/**
 * A file of a dataset that sessions may see.
 *
 * @param path within the dataset, for instance {@code train/train_data/cat/1.jpg}
 * @param bytes its size
 */
public record VisibleFile(String path, long bytes) {}
