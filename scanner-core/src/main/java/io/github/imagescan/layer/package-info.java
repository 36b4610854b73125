/**
 * One layer read once.
 *
 * <p>In: the stored bytes of a layer. Out: a {@link io.github.imagescan.layer.LayerScan}:
 * candidates, an index of the entries, problems. Knows no image. Next: {@code attribute}.
 */
@NullMarked
package io.github.imagescan.layer;

import org.jspecify.annotations.NullMarked;
