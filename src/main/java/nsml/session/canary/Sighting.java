package nsml.session.canary;

/**
 * A secret that was found.
 *
 * @param secret what it is called
 * @param disguise how it was written, for instance {@code hex}
 * @param end how many bytes had been read when it was complete
 */
public record Sighting(String secret, String disguise, long end) {

    @Override
    public String toString() {
        return secret + " (" + disguise + ", up to byte " + end + ")";
    }
}
