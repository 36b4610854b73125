package io.github.imagescan.rule;

/**
 * Bytes that must be there for a rule to look at all: what the one automaton searches for.
 *
 * @param text ASCII or Latin-1, at least three characters
 * @param ignoreCase whether ASCII letters match in either case
 */
public record Literal(String text, boolean ignoreCase) {
  public Literal {
    if (text.length() < 3) {
      throw new IllegalArgumentException("a literal has at least 3 bytes: " + text);
    }
  }

  /** A literal that matches in this case only. */
  public static Literal exact(String text) {
    return new Literal(text, false);
  }

  /** A literal that matches in any case. */
  public static Literal ignoringCase(String text) {
    return new Literal(text, true);
  }
}
