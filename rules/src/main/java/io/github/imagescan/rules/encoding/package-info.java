/** Ways in which secrets are written as text, read leniently: whole or not at all. */
@NullMarked
package io.github.imagescan.rules.encoding;

import org.jspecify.annotations.NullMarked;
