/**
 * The records: sessions, checkpoints, reports and scores, in one SQLite file that several processes write at once.
 *
 * <p>Start with {@link nsml.catalog.Catalog}. JDBC is used here and nowhere else.
 */
@NullMarked
package nsml.catalog;

import org.jspecify.annotations.NullMarked;
