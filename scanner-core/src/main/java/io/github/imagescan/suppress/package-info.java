/**
 * What the user has decided not to hear of.
 *
 * <p>In: findings and the user's ignores. Out: the same findings, some marked; never one fewer.
 * Next: {@code report}.
 */
@NullMarked
package io.github.imagescan.suppress;

import org.jspecify.annotations.NullMarked;
