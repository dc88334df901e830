package nsml.session.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks for secret words and their {@linkplain Disguises disguises} in streams of any length, in one pass and little memory.
 * Thread-safe.
 */
public final class CanarySearch {

    private static final int CHUNK = 1 << 16;

    private final Automaton automaton;
    /** What the patterns of the automaton mean; their ends are not known. */
    private final List<Sighting> meanings = new ArrayList<>();

    /**
     * Gets ready.
     *
     * @param secrets the words, each of at least four bytes, by what they are called
     */
    public CanarySearch(Map<String, String> secrets) {
        List<byte[]> patterns = new ArrayList<>();
        secrets.forEach((secret, word) -> Disguises.of(word).forEach((written, disguise) -> {
            patterns.add(written.getBytes(UTF_8));
            meanings.add(new Sighting(secret, disguise, 0));
        }));
        automaton = new Automaton(patterns);
    }

    /**
     * Looks at a stream up to the first secret, or its end; does not close it.
     *
     * @param most how many bytes are read at most
     */
    public Optional<Sighting> in(InputStream in, long most) throws IOException {
        byte[] chunk = new byte[CHUNK];
        int state = Automaton.START;
        long before = 0;
        while (before < most) {
            int read = in.read(chunk, 0, (int) Math.min(chunk.length, most - before));
            if (read < 0) {
                break;
            }
            for (int i = 0; i < read; i++) {
                state = automaton.step(state, chunk[i]);
                int found = automaton.found(state);
                if (found != Automaton.NONE) {
                    Sighting meaning = meanings.get(found);
                    return Optional.of(new Sighting(meaning.secret(), meaning.disguise(), before + i + 1));
                }
            }
            before += read;
        }
        return Optional.empty();
    }

    /** Looks at a text, in UTF-8. */
    public Optional<Sighting> in(String text) {
        try {
            return in(new ByteArrayInputStream(text.getBytes(UTF_8)), Long.MAX_VALUE);
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be read", e);
        }
    }
}
