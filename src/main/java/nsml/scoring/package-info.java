/**
 * What answers are worth: metrics, and the strict reading of a file that somebody else wrote.
 *
 * <p>Start with {@link nsml.scoring.Grader}, for rankings, or {@link nsml.scoring.LabelGrader}, for one prediction a label. Everything here is a function of its arguments and needs the JDK alone; it knows
 * nothing of sessions, boards or where datasets lie.
 */
@NullMarked
package nsml.scoring;

import org.jspecify.annotations.NullMarked;
