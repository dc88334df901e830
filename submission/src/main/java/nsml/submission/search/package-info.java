/**
 * Exact search by cosine similarity, and what makes its rankings better: query expansion and database augmentation.
 *
 * <p>Vectors in, reference numbers out; where the vectors come from doesn't matter. Everything is plain Java in a fixed order
 * of operations, so the same vectors give the same ranking on every machine, and equal vectors get equal scores. References are
 * known by their numbers. Start with {@link nsml.submission.search.CosineSearch}.
 */
@NullMarked
package nsml.submission.search;

import org.jspecify.annotations.NullMarked;
