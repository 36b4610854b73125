/**
 * The rules that come with the scanner.
 *
 * <p>In: {@code rules.bin}, which the build compiled from the packs. Out: a {@link
 * io.github.imagescan.match.DetectorProvider}, found by ServiceLoader. Next: {@code match}.
 */
@NullMarked
package io.github.imagescan.rules;

import org.jspecify.annotations.NullMarked;
