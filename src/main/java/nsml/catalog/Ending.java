package nsml.catalog;

import java.util.Map;

/**
 * How a session ended.
 *
 * @param state an end state
 * @param verdict the verdict's name
 * @param phase the phase it ended in
 * @param detail one sentence for the user
 * @param used seconds by phase
 */
public record Ending(State state, String verdict, String phase, String detail, Map<String, Double> used) {

    public Ending {
        if (!state.isEnd()) {
            throw new IllegalArgumentException(state + " is no end");
        }
        used = Map.copyOf(used);
    }

    /** The same, told in other words. */
    public Ending withDetail(String words) {
        return new Ending(state, verdict, phase, words, used);
    }
}
