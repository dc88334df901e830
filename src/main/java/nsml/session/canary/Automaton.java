package nsml.session.canary;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Looks for many patterns at once, by the algorithm of Aho and Corasick: one step a byte, whatever the bytes and patterns are.
 * Immutable.
 */
final class Automaton {

    /** No pattern ends here. */
    static final int NONE = -1;

    /** Where every search begins. */
    static final int START = 0;

    private static final int BYTES = 1 << Byte.SIZE;

    /** Which of the columns a byte stands for; those of no pattern share column 0. */
    private final int[] column = new int[BYTES];

    private final int columns;
    /** The next state, by state and column. */
    private final int[] next;
    /** The pattern that ends in a state. */
    private final int[] pattern;

    Automaton(List<byte[]> patterns) {
        int used = 1;
        int most = 1;
        for (byte[] bytes : patterns) {
            for (byte each : bytes) {
                if (column[each & 0xff] == 0) {
                    column[each & 0xff] = used++;
                }
            }
            most += bytes.length;
        }
        columns = used;
        next = new int[most * columns];
        pattern = new int[most];
        Arrays.fill(next, NONE);
        Arrays.fill(pattern, NONE);
        plant(patterns);
        shortcut();
    }

    /** One state for each beginning of a pattern. */
    private void plant(List<byte[]> patterns) {
        int states = 1;
        for (int number = 0; number < patterns.size(); number++) {
            int state = START;
            for (byte each : patterns.get(number)) {
                int slot = state * columns + column[each & 0xff];
                if (next[slot] == NONE) {
                    next[slot] = states++;
                }
                state = next[slot];
            }
            if (state != START && pattern[state] == NONE) {
                pattern[state] = number;
            }
        }
    }

    /** Fills what is open: where a pattern breaks off, the search goes on from the longest end that begins another. */
    private void shortcut() {
        int[] fallback = new int[pattern.length];
        Queue<Integer> open = new ArrayDeque<>(List.of(START));
        while (!open.isEmpty()) {
            int state = open.remove();
            for (int c = 0; c < columns; c++) {
                int slot = state * columns + c;
                int other = state == START ? START : next[fallback[state] * columns + c];
                if (next[slot] == NONE) {
                    next[slot] = other;
                } else {
                    int child = next[slot];
                    fallback[child] = other;
                    if (pattern[child] == NONE) {
                        pattern[child] = pattern[other];
                    }
                    open.add(child);
                }
            }
        }
    }

    /** Returns the state after one more byte. */
    int step(int state, byte next) {
        return this.next[state * columns + column[next & 0xff]];
    }

    /** Returns the number of a pattern that ends in a state; {@link #NONE} if none does. */
    int found(int state) {
        return pattern[state];
    }
}
