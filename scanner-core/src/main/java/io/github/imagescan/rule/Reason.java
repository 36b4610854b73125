package io.github.imagescan.rule;

/**
 * Why something is taken for a secret, or why it is taken for less of one.
 *
 * @param kind the sort of evidence
 * @param text for a person, a clause without a full stop: "checksum is right (CRC32)"; never holds
 *     the secret
 */
public record Reason(Kind kind, String text) {

  /** The sorts of evidence. */
  public enum Kind {
    SHAPE,
    CHECKSUM,
    STRUCTURE,
    PAIR,
    ENTROPY,
    /** A name that says password, beside a value that looks real. */
    ASSIGNMENT,
    /** Why severity or confidence is lower than the rule's. */
    LOWERED
  }
}
