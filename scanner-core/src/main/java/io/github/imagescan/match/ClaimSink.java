package io.github.imagescan.match;

/** Takes what detectors claim. */
@FunctionalInterface
public interface ClaimSink {
  /** Takes one claim. */
  void claim(Claim claim);
}
