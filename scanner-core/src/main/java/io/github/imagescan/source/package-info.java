/**
 * Opens what the user named.
 *
 * <p>In: a {@link io.github.imagescan.source.Target}. Out: the images, artifacts and texts in it,
 * recognised by content. Next: {@code engine}, which has their layers read.
 */
@NullMarked
package io.github.imagescan.source;

import org.jspecify.annotations.NullMarked;
