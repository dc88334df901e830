package nsml.dataset;

/**
 * What became of a push.
 *
 * @param dataset the dataset, now current
 * @param change what is different from before
 */
public record Pushed(Dataset dataset, Change change) {

    /** How the version that is now current came about. */
    public enum Change {
        /** The first version of its name. */
        NEW("a new dataset"),
        /** Other content than before; sessions that began with another version keep it. */
        NEW_VERSION("a new version; sessions that have begun keep theirs"),
        /** An older version's content: that version is current again. */
        OLD_VERSION("an older version's content; that version is current again"),
        /** The same content as before. */
        NONE("nothing has changed since the last push");

        private final String inWords;

        Change(String inWords) {
            this.inWords = inWords;
        }

        /** Says it in a few words. */
        public String inWords() {
            return inWords;
        }
    }
}
