/**
 * Bytes on disk: content-addressed blobs, trees of them, and files that are written whole or not at all.
 *
 * <p>Start with {@link nsml.store.BlobStore}. Nothing here knows what the bytes mean.
 */
@NullMarked
package nsml.store;

import org.jspecify.annotations.NullMarked;
