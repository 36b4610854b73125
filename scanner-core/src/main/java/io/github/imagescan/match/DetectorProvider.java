package io.github.imagescan.match;

import io.github.imagescan.rule.Rule;
import java.util.Collection;
import java.util.List;

/**
 * What a jar adds to the scanner, found by {@link java.util.ServiceLoader}: the shipped rules come
 * this way, and a user's with {@code --plugin JAR}.
 */
public interface DetectorProvider {
  /** Rules, already checked. */
  List<Rule> rules();

  /** Detectors in code that look at hits. */
  default Collection<HitDetector> hitDetectors() {
    return List.of();
  }

  /** Detectors in code for whole small files. */
  default Collection<FileDetector> fileDetectors() {
    return List.of();
  }

  /** Checks that rules name. */
  default Collection<Validator> validators() {
    return List.of();
  }
}
