package io.github.imagescan.rule;

/**
 * The name of a rule, in kebab case: stable for ever, for baselines and code scanning refer to it.
 */
public record RuleId(String value) implements Comparable<RuleId> {
  public RuleId {
    if (!isKebab(value)) {
      throw new IllegalArgumentException("not a rule id (lower-case words with hyphens): " + value);
    }
  }

  /** By hand: every start makes hundreds, before a pattern is warm. */
  private static boolean isKebab(String value) {
    boolean inWord = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean word = c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
      if (!word && !(c == '-' && inWord)) {
        return false;
      }
      inWord = word;
    }
    return inWord;
  }

  @Override
  public int compareTo(RuleId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
