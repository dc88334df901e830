package nsml.dataset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Words that lie among what is hidden and mean nothing. Whoever shows one has looked where no submission may look.
 *
 * @param answers stands with the answers
 * @param manifest is the name of a file that stands in the list of the test set's files, and is none
 */
public record Canaries(String answers, String manifest) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 26;

    /** Not seeded, and not to be handed in: a word that somebody could foresee would be none. */
    private static final SecureRandom CHANCE = new SecureRandom();

    /** Returns a word of 130 random bits: lower-case letters and digits. */
    public static String word() {
        StringBuilder word = new StringBuilder();
        CHANCE.ints(LENGTH, 0, ALPHABET.length()).mapToObj(ALPHABET::charAt).forEach(word::append);
        return word.toString();
    }

    static Canaries random() {
        return new Canaries(word(), word());
    }

    void write(Path file) throws IOException {
        ReadOnly.write(file, encode());
    }

    private byte[] encode() throws JsonProcessingException {
        return JSON.writeValueAsBytes(
                JSON.createObjectNode().put("answers", answers).put("manifest", manifest));
    }

    /** Reads those of a version; empty if it was pushed before there were any. */
    static Optional<Canaries> read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        JsonNode node = JSON.readTree(file.toFile());
        return Optional.of(new Canaries(
                node.path("answers").asText(), node.path("manifest").asText()));
    }

    /** Puts a canary before a text. */
    static byte[] mark(String canary, byte[] text) {
        byte[] line = (canary + "\n").getBytes(UTF_8);
        byte[] marked = new byte[line.length + text.length];
        System.arraycopy(line, 0, marked, 0, line.length);
        System.arraycopy(text, 0, marked, line.length, text.length);
        return marked;
    }

    /** How many bytes {@link #mark} puts before a text. */
    static int markBytes() {
        return LENGTH + 1;
    }
}
