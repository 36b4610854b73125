/**
 * A jar with a detector of one's own, for {@code imagescan scan --plugin JAR}.
 *
 * <p>In: hits of the literal {@code badge:}. Out: claims for the rule in {@code acme.yml}. Next:
 * the scanner, which finds {@link io.github.imagescan.samples.detector.AcmeDetectors} by {@link
 * java.util.ServiceLoader}.
 */
package io.github.imagescan.samples.detector;
