package io.github.imagescan.match;

import io.github.imagescan.rule.Rule;
import java.util.Collection;
import java.util.List;

/** All rules of a run, made ready for matching. Never changes; threads share it. */
public final class Detectors {
  private Detectors() {}

  /**
   * Puts rules and code together.
   *
   * @param extra the user's rules
   * @throws IllegalArgumentException where two rules have one id, or a rule names a detector or a
   *     validator that nobody provides
   */
  public static Detectors of(Collection<DetectorProvider> providers, List<Rule> extra) {
    return new Detectors();
  }

  /** All rules, by id. */
  public List<Rule> rules() {
    return List.of();
  }

  /** SHA-256 over all that decides what is found, in hexadecimal: a part of cache keys. */
  public String digest() {
    return "";
  }
}
