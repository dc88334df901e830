/**
 * Competitions as they are kept: their definition, versions of their data, the hidden answers.
 *
 * <p>Start with {@link nsml.dataset.Datasets}. What a session sees of a dataset is one of the three sides of
 * {@link nsml.dataset.Dataset}; the hidden answers lie beside them and are mounted nowhere.
 */
@NullMarked
package nsml.dataset;

import org.jspecify.annotations.NullMarked;
