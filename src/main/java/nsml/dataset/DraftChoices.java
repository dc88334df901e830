package nsml.dataset;

import java.util.Optional;
import nsml.dataset.Competition.About;
import nsml.scoring.SortOrder;

/**
 * What a drafted definition says besides what lies in the folder.
 *
 * @param metric as the key {@code metric} takes it; empty to choose by what lies in the folder
 * @param sort which scores are better; empty for the metric's usual order
 * @param about what tables tell
 * @param checkpoint the limit of one checkpoint, in bytes; empty for the usual one
 */
public record DraftChoices(Optional<String> metric, Optional<SortOrder> sort, About about, Optional<Long> checkpoint) {

    /** Leaves everything to the draft. */
    public static final DraftChoices NONE =
            new DraftChoices(Optional.empty(), Optional.empty(), About.NOTHING, Optional.empty());

    /** Tells whether nothing was chosen. */
    public boolean isEmpty() {
        return equals(NONE);
    }
}
