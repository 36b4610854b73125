/**
 * The instruction behind a history entry.
 *
 * <p>In: the {@code created_by} text of a builder. Out: the {@link
 * io.github.imagescan.dockerfile.Instruction} a person wrote. Next: {@code attribute}.
 */
@NullMarked
package io.github.imagescan.dockerfile;

import org.jspecify.annotations.NullMarked;
