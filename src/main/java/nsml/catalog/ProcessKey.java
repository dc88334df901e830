package nsml.catalog;

/**
 * A process of this machine, told from a later one of the same number by its birth.
 *
 * @param pid its number
 * @param birth when it began, in the runner's count
 */
public record ProcessKey(long pid, long birth) {}
