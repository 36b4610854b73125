package io.github.imagescan.rules.detect;

import io.github.imagescan.match.HitDetector;
import java.util.List;

/** The detectors that look at hits. */
public final class HitDetectors {
  private HitDetectors() {}

  /** All of them. */
  public static List<HitDetector> all() {
    return List.of();
  }
}
