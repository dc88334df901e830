package nsml.session.canary;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The ways in which a word can be written so that it does not look like itself. */
final class Disguises {

    /** Base64 turns three bytes into four characters, so that a word within a text can begin at three places. */
    private static final int ALIGNMENTS = 3;

    private static final int BITS_OF_A_CHARACTER = 6;

    private Disguises() {}

    /**
     * Returns every way of writing a word: as it is, in capitals, hexadecimal with small and large digits, base64 with both
     * alphabets at all three places; all of these backwards too, and of the word backwards.
     *
     * @param word whose bytes in UTF-8 are looked for; at least four of them, as the ends of base64 belong to its neighbours
     * @return the names of the ways, by what is written
     */
    static Map<String, String> of(String word) {
        if (word.getBytes(UTF_8).length < ALIGNMENTS + 1) {
            throw new IllegalArgumentException("a word of less than four bytes is everywhere");
        }
        Map<String, String> all = new LinkedHashMap<>();
        for (String text : List.of(word, backwards(word))) {
            String how = text.equals(word) ? "" : "backwards, then ";
            encoded(text).forEach((written, name) -> all.putIfAbsent(written, how + name));
        }
        Map<String, String> forwards = Map.copyOf(all);
        forwards.forEach((written, name) -> all.putIfAbsent(backwards(written), name + ", backwards"));
        return all;
    }

    private static Map<String, String> encoded(String word) {
        byte[] bytes = word.getBytes(UTF_8);
        String hex = HexFormat.of().formatHex(bytes);
        Map<String, String> ways = new LinkedHashMap<>();
        ways.put(word, "plain");
        ways.putIfAbsent(word.toUpperCase(Locale.ROOT), "in capitals");
        ways.putIfAbsent(hex, "hex");
        ways.putIfAbsent(hex.toUpperCase(Locale.ROOT), "hex");
        for (int shift = 0; shift < ALIGNMENTS; shift++) {
            ways.putIfAbsent(base64(Base64.getEncoder(), bytes, shift), "base64");
            ways.putIfAbsent(base64(Base64.getUrlEncoder(), bytes, shift), "base64");
        }
        return ways;
    }

    /** The characters that are the same whatever stands before and behind the word, when {@code shift} bytes stand before it. */
    private static String base64(Base64.Encoder encoder, byte[] word, int shift) {
        byte[] shifted = new byte[shift + word.length];
        System.arraycopy(word, 0, shifted, shift, word.length);
        String text = encoder.encodeToString(shifted);
        int begin = (shift * Byte.SIZE + BITS_OF_A_CHARACTER - 1) / BITS_OF_A_CHARACTER;
        return text.substring(begin, shifted.length * Byte.SIZE / BITS_OF_A_CHARACTER);
    }

    private static String backwards(String text) {
        return new StringBuilder(text).reverse().toString();
    }
}
