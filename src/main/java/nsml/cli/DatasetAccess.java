package nsml.cli;

import java.io.IOException;
import nsml.dataset.Dataset;
import nsml.dataset.DatasetName;
import nsml.session.Refusal;

/** Which datasets the team that types a command may see and change. */
final class DatasetAccess {

    private DatasetAccess() {}

    /** Returns a dataset that the team may see. */
    static Dataset visible(Services services, DatasetName name) throws IOException {
        Dataset dataset = services.datasets().require(name);
        dataset.requireVisibleTo(Team.name(services));
        return dataset;
    }

    /** Returns a dataset that the team has pushed itself. */
    static Dataset owned(Services services, DatasetName name) throws IOException {
        Dataset dataset = services.datasets().require(name);
        String team = Team.name(services);
        if (!dataset.isOwnedBy(team)) {
            String owner = dataset.contents().pushedBy();
            throw new Refusal("dataset \"" + name + "\" was pushed by team " + owner + ", and you are team " + team
                    + "; only its owner may do that. If that is you: NSML_TEAM=" + owner);
        }
        return dataset;
    }
}
