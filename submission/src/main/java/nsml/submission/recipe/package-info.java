/**
 * Recipes: small YAML files that name one choice for each layer of the system.
 *
 * <p>Start with {@link nsml.submission.recipe.Recipe}; {@code recipes/kh_square.yaml} shows every part.
 */
@NullMarked
package nsml.submission.recipe;

import org.jspecify.annotations.NullMarked;
