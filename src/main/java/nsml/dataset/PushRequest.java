package nsml.dataset;

import java.nio.file.Path;

/**
 * What {@code nsml dataset push} asks for.
 *
 * @param name the dataset's name
 * @param source the folder with {@code train} and {@code test}; only read
 * @param definition the competition's definition
 * @param team who pushes; empty if nobody is to be named
 * @param existing what to do if there is a dataset of that name
 */
public record PushRequest(DatasetName name, Path source, Definition definition, String team, Existing existing) {

    /** What to do if there is a dataset of that name. */
    public enum Existing {
        /** Other content becomes a new version. */
        ADD_VERSION,
        /** Refuse. */
        REFUSE
    }

    /** Makes the folder's path absolute. */
    public PushRequest {
        source = source.toAbsolutePath().normalize();
    }
}
