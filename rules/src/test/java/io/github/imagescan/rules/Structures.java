package io.github.imagescan.rules;

import io.github.imagescan.rule.Rule;
import io.github.imagescan.testkit.Completer;

/** Gives a made secret the checksum or the structure that its rule's validator looks for. */
final class Structures implements Completer {
  private final long seed;

  Structures(long seed) {
    this.seed = seed;
  }

  @Override
  public String complete(Rule rule, String secret) {
    return secret;
  }
}
