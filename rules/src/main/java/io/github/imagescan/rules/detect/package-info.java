/** Detectors in code, for what a shape or a pattern cannot say. */
@NullMarked
package io.github.imagescan.rules.detect;

import org.jspecify.annotations.NullMarked;
