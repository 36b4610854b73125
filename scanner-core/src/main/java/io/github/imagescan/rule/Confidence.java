package io.github.imagescan.rule;

/** How sure we are that it is a secret, surest first. */
public enum Confidence {
  /** Identifies itself: prefix and shape, a checksum, a structure. */
  HIGH,
  /** A shape with a keyword, or a real-looking value at a place for settings. */
  MEDIUM,
  /** Might be one: counted, listed with {@code --min-confidence low}. */
  LOW;

  /** Whether this is as sure as the other, or more so. */
  public boolean atLeast(Confidence other) {
    return compareTo(other) <= 0;
  }

  /** The name as packs, options and reports spell it. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
