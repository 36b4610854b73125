package io.github.imagescan.match;

/**
 * The second stage: decides whether the neighbourhood of a literal holds what a rule looks for.
 * Threads share it; what changes is in the {@link ContentMatch}.
 */
abstract class Confirmer {
  private final int number;
  private final String label;
  private final int before;
  private final int after;

  /**
   * A confirmer.
   *
   * @param number of the budget that it draws on
   * @param label what a problem calls it: {@code rule github-pat}
   * @param before bytes before the literal that it needs
   * @param after bytes after the literal's end that it needs
   */
  Confirmer(int number, String label, int before, int after) {
    this.number = number;
    this.label = label;
    this.before = before;
    this.after = after;
  }

  /**
   * Looks at a hit, and tells the match what it finds.
   *
   * @return about how many bytes it examined
   */
  abstract int confirm(HitWindow window, ContentMatch match);

  /** Whether it reads contents of this path; asked once for each content. */
  boolean reads(String path) {
    return true;
  }

  int number() {
    return number;
  }

  String label() {
    return label;
  }

  int before() {
    return before;
  }

  int after() {
    return after;
  }
}
