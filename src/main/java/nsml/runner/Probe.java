package nsml.runner;

import java.util.Optional;

/**
 * Whether a kind of sandbox works on this machine. That does not change while we run, so that one try does.
 *
 * @param sandbox the sandbox, if it does
 * @param whyNot one sentence, if it does not
 */
record Probe(Optional<Sandbox> sandbox, Optional<String> whyNot) {

    static Probe worked(Sandbox sandbox) {
        return new Probe(Optional.of(sandbox), Optional.empty());
    }

    static Probe failed(String why) {
        return new Probe(Optional.empty(), Optional.of(why));
    }
}
