/**
 * The facade: one request in, findings out.
 *
 * <p>In: a {@link io.github.imagescan.ScanRequest} from a face. Out: calls to a {@link
 * io.github.imagescan.finding.FindingSink}. Next: {@code report}, by way of the face.
 */
@NullMarked
package io.github.imagescan;

import org.jspecify.annotations.NullMarked;
