package io.github.imagescan.cli;

import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open reports of one scan. */
final class Reports implements AutoCloseable {
  private final FanOut fanOut = new FanOut();
  private final List<ReportFile> files = new ArrayList<>();
  private final List<FanOut.Branch> branches = new ArrayList<>();

  /**
   * Opens them all, files first.
   *
   * @throws IOException where a file cannot be made
   */
  static Reports open(List<Planned> planned, Terminal terminal, boolean ownerOnly)
      throws IOException {
    Reports reports = new Reports();
    try {
      for (Planned report : planned) {
        reports.add(report, terminal, ownerOnly);
      }
      return reports;
    } catch (IOException | RuntimeException e) {
      reports.close();
      throw e;
    }
  }

  /** A report whose format is known. */
  record Planned(ReportFormat format, Optional<java.nio.file.Path> file) {}

  private void add(Planned report, Terminal terminal, boolean ownerOnly) throws IOException {
    if (report.file().isPresent()) {
      ReportFile file = ReportFile.open(report.file().get(), ownerOnly);
      files.add(file);
      ReportOptions options = new ReportOptions(false, Terminal.DEFAULT_WIDTH, terminal.command());
      branches.add(
          fanOut.add(report.file().get().toString(), report.format().open(file.out(), options)));
    } else {
      ReportOptions options =
          new ReportOptions(terminal.color(), terminal.width(), terminal.command());
      BufferedOutputStream out = new BufferedOutputStream(terminal.out(), 1 << 13);
      fanOut.add("standard output", report.format().open(out, options));
    }
  }

  /** Where the scan writes. */
  FindingSink sink() {
    return fanOut;
  }

  /**
   * Puts the files into their places.
   *
   * @return what could not be written, a line each
   */
  List<String> commit() {
    for (int i = 0; i < files.size(); i++) {
      if (branches.get(i).broken()) {
        continue;
      }
      try {
        files.get(i).commit();
      } catch (IOException e) {
        branches.get(i).broke(new UncheckedIOException(e));
      }
    }
    return fanOut.complaints();
  }

  /** Drops every file that was not committed. */
  @Override
  public void close() {
    for (ReportFile file : files) {
      try {
        file.close();
      } catch (IOException e) {
        // Its content was not wanted any more; the reason was told by commit or by the exception.
        continue;
      }
    }
  }
}
