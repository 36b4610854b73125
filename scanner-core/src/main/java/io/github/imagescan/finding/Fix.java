package io.github.imagescan.finding;

/**
 * What to do about a finding.
 *
 * @param rotate how the secret is made worthless, an imperative sentence
 * @param avoid what would have kept it out of the image, an imperative sentence; may show a line of
 *     a Dockerfile
 */
public record Fix(String rotate, String avoid) {}
