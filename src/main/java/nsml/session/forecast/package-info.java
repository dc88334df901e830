/**
 * How long a submission will take on the real test set, and how much memory, told from trials on small ones.
 *
 * <p>{@link nsml.session.forecast.TrialPlan} says what to try next, {@link nsml.session.forecast.CostModel} learns from the trials,
 * {@link nsml.session.forecast.ForecastText} tells the submission's author. Everything here is a function of its arguments: who
 * runs the trials, and on what, is no matter of this package.
 */
@NullMarked
package nsml.session.forecast;

import org.jspecify.annotations.NullMarked;
