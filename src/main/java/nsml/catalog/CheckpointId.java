package nsml.catalog;

/**
 * A checkpoint among all.
 *
 * @param session the session that saved it
 * @param name its name there
 */
public record CheckpointId(SessionId session, String name) {

    @Override
    public String toString() {
        return session + " " + name;
    }
}
