/**
 * Rules as data.
 *
 * <p>In: YAML packs, or the binary form they were compiled to. Out: {@link
 * io.github.imagescan.rule.Rule}s that have been checked, and complaints with a line number. Next:
 * {@code match}.
 */
@NullMarked
package io.github.imagescan.rule;

import org.jspecify.annotations.NullMarked;
