package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import java.util.List;

/**
 * What a scan command means.
 *
 * @param request for the facade
 * @param reports at least one
 */
record ScanPlan(ScanRequest request, List<Reports.Planned> reports) {
  ScanPlan {
    reports = List.copyOf(reports);
  }

  /** Whether standard output carries the text report, which tells problems too. */
  boolean textOnOutput() {
    return reports.stream().anyMatch(r -> r.file().isEmpty() && r.format().id().equals("text"));
  }
}
