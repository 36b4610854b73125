package io.github.imagescan.report;

import io.github.imagescan.finding.FindingSink;
import java.io.OutputStream;

/** A format of reports, found by {@link java.util.ServiceLoader}. */
public interface ReportFormat {
  /** What the user types: {@code sarif}. */
  String id();

  /**
   * A sink that writes a report. Errors of the stream are {@link java.io.UncheckedIOException}s;
   * the stream is flushed at the end, and closed by the caller.
   */
  FindingSink open(OutputStream out, ReportOptions options);
}
