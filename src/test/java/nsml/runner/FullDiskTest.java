package nsml.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a disk with some room; a full one is mounted by {@code StoreFaultsIT}. */
class FullDiskTest {

    @TempDir
    Path folder;

    @Test
    void whereThereIsRoomTheSubmissionIsToBlame() throws Exception {
        Ending ending = new Ending(Verdict.DISK, "infer threw java.io.IOException: No space left on device");

        assertThat(FullDisk.blamed(ending, List.of(folder), 1 << 20)).isEqualTo(ending);
    }
}
