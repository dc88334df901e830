package nsml.session;

import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import nsml.dataset.Canaries;
import nsml.dataset.Dataset;

/**
 * What a session gets that sees the hidden test set: somebody who speaks to the competitor in its place, and somebody who looks
 * for what it should not have seen.
 *
 * @param bulletin what the competitor reads
 * @param canaries finds what it should not have seen
 * @param most how many bytes of each of its folders are read at most
 */
record Guard(Bulletin bulletin, CanaryWatch canaries, long most) {

    /**
     * Guards a session.
     *
     * @param planted the canary in the supervisor's own environment, if there is one
     */
    static Guard of(SessionFolder folder, Dataset dataset, Optional<String> planted, InstantSource clock)
            throws IOException {
        Map<String, String> words = new LinkedHashMap<>();
        Optional<Canaries> hidden = dataset.canaries();
        hidden.ifPresent(known -> words.put("the hidden answers", known.answers()));
        hidden.ifPresent(known -> words.put("the test set's manifest", known.manifest()));
        planted.ifPresent(word -> words.put("the supervisor's environment", word));
        return new Guard(
                new Bulletin(folder.messages(), dataset.contents().queries(), clock),
                new CanaryWatch(words),
                dataset.competition().limits().disk());
    }
}
