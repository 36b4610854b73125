/**
 * The nouns of the OCI image specification, as records without I/O.
 *
 * <p>In: bytes of JSON documents that {@code source} found. Out: {@link
 * io.github.imagescan.oci.Image}s and {@link io.github.imagescan.oci.Artifact}s with their layers,
 * history and every string of their documents. Next: {@code source}.
 */
@NullMarked
package io.github.imagescan.oci;

import org.jspecify.annotations.NullMarked;
