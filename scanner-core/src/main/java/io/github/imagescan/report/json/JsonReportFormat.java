package io.github.imagescan.report.json;

import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportOptions;
import java.io.OutputStream;

/** {@code json}. */
public final class JsonReportFormat implements ReportFormat {
  @Override
  public String id() {
    return "json";
  }

  @Override
  public FindingSink open(OutputStream out, ReportOptions options) {
    return new JsonReport(out);
  }
}
