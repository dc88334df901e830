package nsml.session.canary;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanarySearchTest {

    private static final String WORD = "k3v7qzmw2xj5tbn6ryhcf4pds7";

    private final CanarySearch search = new CanarySearch(Map.of("the answers", WORD));

    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 17})
    void everyDisguiseIsSeenThroughWhereverItBegins(int before) {
        String text = "x".repeat(before) + WORD + "and more";
        byte[] bytes = text.getBytes(UTF_8);
        Base64.Encoder url = Base64.getUrlEncoder().withoutPadding();
        List<String> written = List.of(
                text,
                text.toUpperCase(Locale.ROOT),
                HexFormat.of().formatHex(bytes),
                HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                url.encodeToString(bytes));

        for (String each : written) {
            assertThat(search.in(each)).as(each).isPresent();
            assertThat(search.in(backwards(each))).as("backwards " + each).isPresent();
        }
        assertThat(search.in(HexFormat.of().formatHex(backwards(text).getBytes(UTF_8))))
                .isPresent();
        assertThat(search.in(Base64.getEncoder().encodeToString(backwards(text).getBytes(UTF_8))))
                .isPresent();
    }

    @Test
    void bothAlphabetsOfBase64AreKnown() {
        // Bytes whose sextets are those that the alphabets write differently.
        String word = "\u00fb\u00ef\u00be\u00fb\u00ff\u00fe";
        CanarySearch other = new CanarySearch(Map.of("x", word));

        for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
            assertThat(other.in("-" + encoder.encodeToString(word.getBytes(UTF_8)) + "-"))
                    .isPresent();
        }
    }

    @Test
    void itIsToldWhatWasFoundHowAndWhere() {
        String hex = HexFormat.of().formatHex(WORD.getBytes(UTF_8));

        assertThat(search.in("ab" + hex + "cd"))
                .contains(new Sighting("the answers", "hex", 2 + hex.length()))
                .map(Sighting::toString)
                .contains("the answers (hex, up to byte 54)");
    }

    @Test
    void whatIsNotWholeIsNotFound() {
        assertThat(search.in(WORD.substring(1) + " " + WORD.substring(0, WORD.length() - 1)))
                .isEmpty();
        assertThat(search.in("")).isEmpty();
        assertThat(new CanarySearch(Map.of()).in(WORD)).isEmpty();
    }

    @Test
    void noMoreIsReadThanAsked() throws IOException {
        InputStream in = new ByteArrayInputStream(("ab" + WORD).getBytes(UTF_8));

        assertThat(search.in(in, WORD.length())).isEmpty();
        assertThat(in.available()).isEqualTo(2);
    }

    @Test
    void shortWordsAreRefused() {
        assertThatThrownBy(() -> new CanarySearch(Map.of("x", "abc"))).hasMessageContaining("less than four bytes");
    }

    /** Reads in pieces of random lengths, as files and sockets may. */
    private static InputStream inPieces(byte[] bytes, Random random) {
        return new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(7)));
            }
        };
    }

    @Test
    void theSameIsFoundAsByTryingEveryPlace() throws IOException {
        long seed = 20181231;
        Random random = new Random(seed);
        for (int round = 0; round < 3_000; round++) {
            Map<String, String> secrets = Map.of("a", letters(random, 4 + random.nextInt(2)), "b", letters(random, 4));
            byte[] text = letters(random, random.nextInt(60)).getBytes(UTF_8);

            Optional<Sighting> found = new CanarySearch(secrets).in(inPieces(text, random), Long.MAX_VALUE);

            assertThat(found.map(Sighting::end))
                    .as("seed %d, round %d: %s in %s", seed, round, secrets, new String(text, UTF_8))
                    .isEqualTo(firstEnd(secrets, new String(text, ISO_8859_1)));
        }
    }

    /** Few letters, so that words overlap; digits too, so that hexadecimal comes by chance. */
    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append("ab".charAt(random.nextInt(2)));
        }
        return text.toString();
    }

    private static Optional<Long> firstEnd(Map<String, String> secrets, String text) {
        List<String> patterns = new ArrayList<>();
        secrets.values().forEach(word -> patterns.addAll(Disguises.of(word).keySet()));
        for (int end = 0; end <= text.length(); end++) {
            String read = text.substring(0, end);
            if (patterns.stream().anyMatch(read::endsWith)) {
                return Optional.of((long) end);
            }
        }
        return Optional.empty();
    }

    @Test
    void wordsAcrossTheBordersOfTheBufferAreFound() throws IOException {
        for (int before = (1 << 16) - WORD.length() - 1; before <= (1 << 16) + 1; before++) {
            byte[] text = ("y".repeat(before) + WORD).getBytes(UTF_8);

            assertThat(search.in(new ByteArrayInputStream(text), Long.MAX_VALUE))
                    .map(Sighting::end)
                    .contains((long) text.length);
        }
    }
}
