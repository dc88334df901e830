/**
 * Who stands where, and who may submit when.
 *
 * <p>{@link nsml.board.Leaderboard} ranks the teams of a dataset; {@link nsml.board.SubmitQuota} keeps the interval between
 * submits. Neither grades: scores come from the catalog.
 */
@NullMarked
package nsml.board;

import org.jspecify.annotations.NullMarked;
