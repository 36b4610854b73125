/**
 * Bytes: what they are, how they are unpacked, where their lines begin.
 *
 * <p>In: a stream nobody has looked at. Out: its compression, its tar entries and their blocks,
 * with every limit kept. Next: {@code source} for archives, {@code layer} for layers.
 */
@NullMarked
package io.github.imagescan.content;

import org.jspecify.annotations.NullMarked;
