package io.github.imagescan.cli;

import io.github.imagescan.finding.ScanSummary;
import java.util.List;

/** What the process ends with: 0 nothing at the gate, 1 findings, 2 could not do it. */
final class ExitCode {
  /** Done. */
  static final int OK = 0;

  /** Could not scan, wrong usage, a report that could not be written, a bug. */
  static final int FAILED = 2;

  private ExitCode() {}

  static int of(ScanSummary summary, List<String> unwrittenReports) {
    return unwrittenReports.isEmpty() ? summary.outcome().exitCode() : FAILED;
  }
}
