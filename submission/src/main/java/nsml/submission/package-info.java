/**
 * The reference submission: the 2018 team's retrieval system, and what can be made of its parts.
 *
 * <p>Start with {@link nsml.submission.ReferenceSubmission}. The layers below know nothing of each other: {@code picture},
 * {@code backbone}, {@code descriptor}, {@code search}; {@code training} joins the first two, and a {@code recipe} names one
 * choice for each.
 */
@NullMarked
package nsml.submission;

import org.jspecify.annotations.NullMarked;
