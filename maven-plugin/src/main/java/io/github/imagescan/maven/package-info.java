/**
 * The Maven plugin.
 *
 * <p>In: parameters of a build. Out: a SARIF file, and a build that fails with the text report
 * where secrets are found. Next: Maven.
 */
@NullMarked
package io.github.imagescan.maven;

import org.jspecify.annotations.NullMarked;
