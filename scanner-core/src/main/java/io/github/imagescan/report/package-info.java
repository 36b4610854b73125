/**
 * Writes findings down.
 *
 * <p>In: the start of a scan, its findings and problems, its end. Out: bytes in one of the formats,
 * each in a room of its own. Next: the user.
 */
@NullMarked
package io.github.imagescan.report;

import org.jspecify.annotations.NullMarked;
