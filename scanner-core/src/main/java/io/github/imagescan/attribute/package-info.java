/**
 * From candidates to findings.
 *
 * <p>In: an image, the layer scans of its stack, the candidates of its documents. Out: {@link
 * io.github.imagescan.finding.Finding}s: where each secret came in, by which instruction, and
 * whether it is still to be seen. Next: {@code suppress}.
 */
@NullMarked
package io.github.imagescan.attribute;

import org.jspecify.annotations.NullMarked;
