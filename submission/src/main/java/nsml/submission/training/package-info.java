/**
 * Training a backbone as a classifier of the training classes, so that it can be stopped after any epoch and resumed as if
 * nothing had happened.
 *
 * <p>Start with {@link nsml.submission.training.Trainer}. Every random choice is a function of the seed and the epoch, so
 * the two are the whole state of chance.
 */
@NullMarked
package nsml.submission.training;

import org.jspecify.annotations.NullMarked;
