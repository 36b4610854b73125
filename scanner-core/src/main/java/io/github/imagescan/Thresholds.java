package io.github.imagescan;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import java.util.Optional;

/**
 * What fails a build, and what is listed.
 *
 * @param failOn least severity at the gate; empty: nothing is
 * @param minConfidence least confidence of what is listed
 * @param minSeverity least severity of what is listed
 */
public record Thresholds(
    Optional<Severity> failOn, Confidence minConfidence, Severity minSeverity) {

  /** The gate at medium; listed is what has low severity and medium confidence, or more. */
  public static Thresholds defaults() {
    return new Thresholds(Optional.of(Severity.MEDIUM), Confidence.MEDIUM, Severity.LOW);
  }

  boolean fails(Finding finding) {
    return failOn.isPresent()
        && finding.suppression().isEmpty()
        && finding.severity() != Severity.INFO
        && finding.severity().atLeast(failOn.get())
        && finding.confidence().atLeast(Confidence.MEDIUM);
  }

  boolean lists(Finding finding) {
    return isSevere(finding) && finding.confidence().atLeast(minConfidence);
  }

  /** Whether it is severe enough for the list. */
  boolean isSevere(Finding finding) {
    return finding.severity().atLeast(minSeverity);
  }
}
