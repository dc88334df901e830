package nsml.catalog;

/**
 * A process of this machine, told from a later one of the same number by its start.
 *
 * @param pid its number
 * @param startedAt its start, milliseconds since 1970
 */
public record ProcessKey(long pid, long startedAt) {}
