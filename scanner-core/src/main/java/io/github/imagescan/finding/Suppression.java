package io.github.imagescan.finding;

/**
 * That the user does not want to hear of a finding.
 *
 * @param by what asked for it: {@code --ignore b80d11}
 * @param reason the user's own; may be empty
 */
public record Suppression(String by, String reason) {}
