package io.github.imagescan.report.text;

import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportOptions;
import java.io.OutputStream;

/** {@code text}. */
public final class TextReportFormat implements ReportFormat {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public FindingSink open(OutputStream out, ReportOptions options) {
    return new TextReport(out, options);
  }
}
