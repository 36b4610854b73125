package io.github.imagescan.report.sarif;

import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportOptions;
import java.io.OutputStream;
import java.nio.file.Path;

/** {@code sarif}. */
public final class SarifReportFormat implements ReportFormat {
  @Override
  public String id() {
    return "sarif";
  }

  @Override
  public FindingSink open(OutputStream out, ReportOptions options) {
    return new SarifReport(out, Path.of("").toAbsolutePath(), options.hints());
  }
}
