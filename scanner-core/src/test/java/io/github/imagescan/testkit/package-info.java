/**
 * Images made in tests.
 *
 * <p>In: what a test wants an image to hold. Out: the bytes that docker, podman, skopeo, jib,
 * kaniko or BuildKit would have written, or damaged ones. Next: any test, of any module.
 */
@NullMarked
package io.github.imagescan.testkit;

import org.jspecify.annotations.NullMarked;
