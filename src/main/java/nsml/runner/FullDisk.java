package nsml.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The disk below a submission's folders, when it is full though the submission has had no more of it than it may. */
final class FullDisk {

    /** A file system rarely gives away its last blocks. */
    private static final long NOTHING_LEFT = 64 << 10;

    private static final Set<Verdict> MAY_COME_OF_IT = Set.of(Verdict.CRASH, Verdict.DISK, Verdict.NO_RESULT);

    private FullDisk() {}

    /**
     * Tells whose fault an end is that no limit of the submission's explains.
     *
     * @param folders what the submission could write to, of which the first is looked at
     * @param limit how much of it, in bytes
     */
    static Ending blamed(Ending ending, List<Path> folders, long limit) throws IOException {
        if (!MAY_COME_OF_IT.contains(ending.verdict())
                || Files.getFileStore(folders.get(0)).getUsableSpace() > NOTHING_LEFT
                || DiskUse.excess(folders, limit).isPresent()) {
            return ending;
        }
        return new Ending(
                Verdict.PLATFORM,
                "the disk of NSML_HOME is full; free some space, for instance with nsml model rm, and try again ("
                        + ending.detail() + ")");
    }
}
