package io.github.imagescan.testkit;

import io.github.imagescan.rule.Rule;

/** Makes a random secret one that its rule's validator accepts. */
@FunctionalInterface
public interface Completer {
  /** Nothing to complete: secrets stay random. */
  Completer NONE = (rule, secret) -> secret;

  /**
   * The secret with its checksum or structure set right.
   *
   * @param secret of the secret parts of the rule's shape, otherwise random
   */
  String complete(Rule rule, String secret);
}
