package io.github.imagescan.rule;

import java.util.Optional;

/** Says whether a pattern can be used; the room with the pattern library knows. */
@FunctionalInterface
public interface PatternCheck {
  /** What is wrong with the pattern, as a clause; empty where nothing is. */
  Optional<String> complaint(String pattern);
}
