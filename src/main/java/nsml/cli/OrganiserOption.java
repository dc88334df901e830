package nsml.cli;

import java.io.IOException;
import nsml.catalog.SessionRecord;
import nsml.dataset.DatasetName;
import picocli.CommandLine.Option;

/** {@code --organiser}, of commands that tell less of a graded session to its competitor. */
final class OrganiserOption {

    @Option(
            names = "--organiser",
            description =
                    "For the team that pushed the dataset: all that is known of a submit, what it printed included.")
    private boolean organiser;

    /**
     * Tells whether whoever types may see all of a session: of one that has seen the hidden test set only an organiser, who says so.
     *
     * @throws nsml.session.Refusal if somebody else says so
     */
    boolean seesAll(Services services, SessionRecord session) throws IOException {
        if (!session.plan().kind().isGraded()) {
            return true;
        }
        if (organiser) {
            DatasetAccess.owned(services, DatasetName.of(session.id().dataset()));
        }
        return organiser;
    }
}
