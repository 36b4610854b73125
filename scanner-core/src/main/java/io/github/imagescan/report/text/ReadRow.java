package io.github.imagescan.report.text;

import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScanSummary.NotListed;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import java.util.StringJoiner;

/** The line that proves what was read, and counts what is not shown. */
record ReadRow(Page page, Ink ink, ScanStart start, ScanSummary summary) {
  private static final String LABEL = "read  ";

  /** One image, and the scan's totals when it is the only one. */
  void of(ImageInfo image, boolean only) {
    summary.images().stream()
        .filter(scanned -> scanned.image().equals(image))
        .findFirst()
        .ifPresent(scanned -> page.hanging(LABEL, text(scanned) + (only ? totals() : ""), true));
  }

  /** All images. */
  void total() {
    long read = summary.images().stream().mapToLong(ScannedImage::layersRead).sum();
    long there = summary.images().stream().mapToLong(image -> image.layers().size()).sum();
    long files = summary.images().stream().mapToLong(ScannedImage::files).sum();
    long bytes = summary.images().stream().mapToLong(ScannedImage::bytes).sum();
    String text =
        (summary.complete() ? "all of them: " : ink.bold("NOT") + " all of them: ")
            + layers(read, there)
            + ", "
            + Figures.count(files, "file")
            + ", "
            + Figures.size(bytes);
    page.hanging(LABEL, text + totals(), true);
  }

  private String text(ScannedImage scanned) {
    boolean dockerfile = scanned.image().form().equals("dockerfile");
    return (scanned.complete() ? "all of it" : ink.bold("NOT") + " all of it")
        + (dockerfile ? "" : ": " + contents(scanned));
  }

  private static String contents(ScannedImage scanned) {
    String history = Figures.number(scanned.historyEntries());
    return layers(scanned.layersRead(), scanned.layers().size())
        + ", "
        + history
        + (scanned.historyEntries() == 1 ? " history entry, " : " history entries, ")
        + (scanned.configRead() ? "config, " : "no config, ")
        + Figures.count(scanned.files(), "file")
        + ", "
        + Figures.size(scanned.bytes());
  }

  private static String layers(long read, long there) {
    return Figures.number(read) + "/" + Figures.count(there, "layer");
  }

  private String totals() {
    String out = " in " + Figures.time(summary.duration());
    out += notShown(summary.notListed());
    if (summary.suppressed() > 0) {
      out += "; " + Figures.number(summary.suppressed()) + " suppressed";
    }
    return out;
  }

  /** {@code ; 2 of low confidence and 1 of severity info not shown}. */
  private String notShown(NotListed hidden) {
    StringJoiner counts = new StringJoiner(" and ");
    if (hidden.byConfidence() > 0) {
      counts.add(
          Figures.number(hidden.byConfidence())
              + (start.minConfidence() == Confidence.HIGH
                  ? " of lower confidence"
                  : " of low confidence"));
    }
    if (hidden.bySeverity() > 0) {
      counts.add(
          Figures.number(hidden.bySeverity())
              + " of severity "
              + (start.minSeverity() == Severity.LOW
                  ? "info"
                  : "below " + start.minSeverity().id()));
    }
    return hidden.total() == 0 ? "" : "; " + counts + " not shown";
  }
}
