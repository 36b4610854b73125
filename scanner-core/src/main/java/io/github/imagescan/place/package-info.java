/**
 * Where something is, and what went wrong there.
 *
 * <p>In: nothing. Out: the small values every other room passes around: {@link
 * io.github.imagescan.place.Digest}, {@link io.github.imagescan.place.EntryName}, {@link
 * io.github.imagescan.place.Place}, {@link io.github.imagescan.place.Problem}. Next: {@code oci}.
 */
@NullMarked
package io.github.imagescan.place;

import org.jspecify.annotations.NullMarked;
