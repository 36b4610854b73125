package io.github.imagescan.rule;

/** What a secret opens, most first: the order of the constants is the order of reports. */
public enum Severity {
  CRITICAL,
  HIGH,
  MEDIUM,
  LOW,
  /** Worth knowing, never at the gate. */
  INFO;

  /** Whether this is as severe as the other, or more so. */
  public boolean atLeast(Severity other) {
    return compareTo(other) <= 0;
  }

  /** The name as packs, options and reports spell it. */
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
