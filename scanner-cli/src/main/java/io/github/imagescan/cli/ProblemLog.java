package io.github.imagescan.cli;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.Problem;

/** Tells problems on standard error, for where no text report does. */
final class ProblemLog implements FindingSink {
  private final Diagnostics diagnostics;

  ProblemLog(Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
  }

  @Override
  public void begin(ScanStart start) {}

  @Override
  public void finding(Finding finding) {}

  @Override
  public void problem(Problem problem) {
    diagnostics.warn(problem);
  }

  @Override
  public void end(ScanSummary summary) {}
}
