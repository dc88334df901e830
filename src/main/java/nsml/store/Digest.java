package nsml.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The SHA-256 of some bytes; their address in the store.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
public record Digest(String hex) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

    /** Checks the form. */
    public Digest {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a digest is 64 hexadecimal digits, this is \"" + hex + "\"");
        }
    }

    /** Digests bytes held in memory. */
    public static Digest of(byte[] bytes) {
        return ofHash(sha256().digest(bytes));
    }

    /** Takes the result of a {@link #sha256()} computation that has been fed all its bytes. */
    public static Digest of(MessageDigest fed) {
        return ofHash(fed.digest());
    }

    private static Digest ofHash(byte[] sha256) {
        return new Digest(HexFormat.of().formatHex(sha256));
    }

    /** Starts a computation. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    /** Returns the first twelve digits, enough for people. */
    public String brief() {
        return hex.substring(0, 12);
    }

    @Override
    public String toString() {
        return hex;
    }
}
