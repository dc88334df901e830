package nsml.dataset;

import java.nio.file.Path;

/** Is told how far a push has come. */
public interface PushProgress {

    /** What a push does, in this order. */
    enum Step {
        /** Reads all files, to find out whether anything has changed. */
        READ,
        /** Copies all files. */
        COPY
    }

    /** Takes no notice. */
    PushProgress SILENT = (step, bytes, total) -> {};

    /**
     * Called again and again, with growing {@code bytes}.
     *
     * @param total what {@code bytes} will be at the end of the step
     */
    void at(Step step, long bytes, long total);

    /** Called once for each file that was copied. */
    default void copied(Path file, long bytes) {}
}
