/**
 * Finds secrets in bytes: prefilter, confirm, gate, validate.
 *
 * <p>In: blocks of content and what is known of it. Out: {@link
 * io.github.imagescan.match.Candidate}s. Knows no image. Next: {@code layer}.
 */
@NullMarked
package io.github.imagescan.match;

import org.jspecify.annotations.NullMarked;
