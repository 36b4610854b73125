package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import io.github.imagescan.source.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** What the commands need of the facade; tests put a scanner of their own here. */
interface Scanner {
  /** Scans all targets. */
  ScanSummary scan(ScanRequest request, FindingSink sink);

  /**
   * The rules that a scan would use, by id.
   *
   * @throws IllegalArgumentException where the user's do not fit the others
   */
  List<Rule> rules(ScanRequest request);

  /** Writes one file of one layer to {@code out}. */
  void cat(
      Target target, SourceOptions options, InputStream stdin, FileOfLayer file, OutputStream out)
      throws TargetException, IOException;
}
