package io.github.imagescan.cli;

import io.github.imagescan.rule.Severity;
import java.util.Optional;

/** Values of {@code --fail-on}. */
enum FailOn {
  CRITICAL(Severity.CRITICAL),
  HIGH(Severity.HIGH),
  MEDIUM(Severity.MEDIUM),
  LOW(Severity.LOW),
  NONE(null);

  private final Optional<Severity> least;

  FailOn(@org.jspecify.annotations.Nullable Severity least) {
    this.least = Optional.ofNullable(least);
  }

  /** The least severity at the gate; empty: nothing is. */
  Optional<Severity> least() {
    return least;
  }
}
