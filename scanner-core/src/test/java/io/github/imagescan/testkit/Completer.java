package io.github.imagescan.testkit;

import io.github.imagescan.rule.Rule;

/** Makes a random token one that its rule's validator accepts. */
@FunctionalInterface
public interface Completer {
  /** Nothing to complete: tokens stay random. */
  Completer NONE = (rule, token) -> token;

  /**
   * The token with its checksum or structure set right.
   *
   * @param token of the rule's shape, otherwise random; empty where the rule has no shape
   */
  String complete(Rule rule, String token);
}
