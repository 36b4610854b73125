/**
 * What a report says.
 *
 * <p>In: nothing but values. Out: {@link io.github.imagescan.finding.Finding} and what it is made
 * of. Next: {@code attribute} makes them, {@code suppress} marks them, {@code report} writes them.
 */
@NullMarked
package io.github.imagescan.finding;

import org.jspecify.annotations.NullMarked;
