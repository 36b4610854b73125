/** Checks of secrets without a network: checksums, structure, expiry. */
@NullMarked
package io.github.imagescan.rules.validate;

import org.jspecify.annotations.NullMarked;
