package io.github.imagescan.cli;

import io.github.imagescan.cli.StandardOutput.ReaderGoneException;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.report.FanOut;
import io.github.imagescan.report.Hints;
import io.github.imagescan.report.ReportFile;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportOptions;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open reports of one scan. */
final class Reports implements AutoCloseable {
  private final FanOut fanOut = new FanOut();
  private final List<Open> open = new ArrayList<>();

  private Reports() {}

  /** A report whose format is known; without a file it goes to standard output. */
  record Planned(ReportFormat format, Optional<Path> file) {}

  private record Open(String name, FanOut.Branch branch, Optional<ReportFile> file) {}

  /**
   * Opens them all.
   *
   * @param ownerOnly whether nobody else may read the files
   * @throws IOException where a file cannot be made
   */
  static Reports open(List<Planned> planned, Terminal terminal, boolean ownerOnly)
      throws IOException {
    Reports reports = new Reports();
    Hints hints = Hints.commandLine(terminal.command());
    try {
      for (Planned report : planned) {
        if (report.file().isPresent()) {
          reports.toFile(report.format(), report.file().get(), hints, ownerOnly);
        } else {
          reports.toOutput(report.format(), terminal, hints);
        }
      }
      return reports;
    } catch (IOException | RuntimeException e) {
      reports.close();
      throw e;
    }
  }

  private void toFile(ReportFormat format, Path path, Hints hints, boolean ownerOnly)
      throws IOException {
    ReportFile file = ReportFile.open(path, ownerOnly);
    FanOut.Branch branch = fanOut.add(format.open(file.out(), ReportOptions.plain(hints)));
    open.add(new Open(path.toString(), branch, Optional.of(file)));
  }

  private void toOutput(ReportFormat format, Terminal terminal, Hints hints) {
    ReportOptions options = new ReportOptions(terminal.color(), terminal.outWidth(), hints);
    BufferedOutputStream out = new BufferedOutputStream(terminal.out(), 1 << 13);
    FanOut.Branch branch = fanOut.add(format.open(out, options));
    open.add(new Open("standard output", branch, Optional.empty()));
  }

  /** Where the scan writes. */
  FindingSink sink() {
    return fanOut;
  }

  /**
   * Puts the files into their places.
   *
   * @return what could not be written, a line each; a reader who left is no complaint
   */
  List<String> commit() {
    List<String> complaints = new ArrayList<>();
    for (Open report : open) {
      Optional<IOException> failure = report.branch().failure().or(() -> commit(report));
      failure
          .filter(e -> !(e instanceof ReaderGoneException))
          .map(e -> "the report could not be written to " + report.name() + ": " + why(e))
          .ifPresent(complaints::add);
    }
    return complaints;
  }

  private static Optional<IOException> commit(Open report) {
    try {
      if (report.file().isPresent()) {
        report.file().get().commit();
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  /** Drops every file that was not committed. */
  @Override
  public void close() {
    open.forEach(report -> report.file().ifPresent(ReportFile::close));
  }
}
