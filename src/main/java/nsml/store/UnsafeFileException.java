package nsml.store;

import java.io.IOException;

/** A folder from outside holds something that a tree cannot: a link, a device, a name with a line break, too much of it. */
public final class UnsafeFileException extends IOException {

    private static final long serialVersionUID = 1;

    UnsafeFileException(String message) {
        super(message);
    }
}
