package nsml.catalog;

/** The database could not be read or written: locked for too long, disk full, not ours. */
public final class CatalogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    CatalogException(String message, Throwable cause) {
        super(message, cause);
    }

    CatalogException(String message) {
        super(message);
    }
}
