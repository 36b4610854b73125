package io.github.imagescan.match;

/**
 * Bounds on what one content may cost. They count bytes and findings, never time: the same input
 * gives the same candidates on every machine. A bound that is reached is a problem.
 *
 * @param maxFindings the most candidates of one content; at least 1
 * @param examinedBase bytes that one rule may examine in any content, however small
 * @param examinedPerByte bytes that it may examine besides, for each byte of content up to the hit
 */
public record MatchLimits(int maxFindings, long examinedBase, int examinedPerByte) {

  /** 1,000 findings; a million bytes, and 64 for each byte of content. */
  public static final MatchLimits DEFAULT = new MatchLimits(1_000, 1_000_000, 64);

  public MatchLimits {
    if (maxFindings < 1 || examinedBase < 0 || examinedPerByte < 0) {
      throw new IllegalArgumentException(
          "not limits: " + maxFindings + ", " + examinedBase + ", " + examinedPerByte);
    }
  }

  /** The same, with another bound on findings. */
  public MatchLimits maxFindings(int newMaxFindings) {
    return new MatchLimits(newMaxFindings, examinedBase, examinedPerByte);
  }
}
