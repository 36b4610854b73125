package io.github.imagescan.maven;

import io.github.imagescan.ImageScanner;
import io.github.imagescan.ScanRequest;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.report.FanOut;
import io.github.imagescan.report.ReportFile;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportFormats;
import io.github.imagescan.report.ReportOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One scan with its two reports.
 *
 * @param sarif where the SARIF report goes
 */
record Check(ScanRequest request, Path sarif) {

  /** What came of it; {@code text} is the report for a person. */
  record Result(ScanSummary summary, String text) {}

  /**
   * Scans.
   *
   * @throws IOException where the SARIF report cannot be written
   */
  Result run() throws IOException {
    ReportOptions options = ReportOptions.plain(new MavenHints());
    Path place = sarif.toAbsolutePath();
    Files.createDirectories(place.getParent());
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try (ReportFile file = ReportFile.open(place, false)) {
      FanOut reports = new FanOut();
      reports.add(format("text").open(text, options));
      FanOut.Branch branch = reports.add(format("sarif").open(file.out(), options));
      ScanSummary summary = new ImageScanner().scan(request, reports);
      if (branch.failure().isPresent()) {
        throw branch.failure().get();
      }
      file.commit();
      return new Result(summary, text.toString(StandardCharsets.UTF_8));
    }
  }

  private static ReportFormat format(String id) {
    return ReportFormats.find(id, Check.class.getClassLoader()).orElseThrow();
  }
}
