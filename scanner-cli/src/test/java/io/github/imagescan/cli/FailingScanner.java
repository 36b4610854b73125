package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;

/** A scanner with a bug. */
record FailingScanner(Throwable failure) implements Scanner {
  FailingScanner() {
    this(new IllegalStateException("a bug"));
  }

  @Override
  public ScanSummary scan(ScanRequest request, FindingSink sink) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  @Override
  public List<Rule> rules(ScanRequest request) {
    return List.of();
  }

  @Override
  public void cat(
      Target target,
      SourceOptions options,
      InputStream stdin,
      FileOfLayer file,
      OutputStream out) {}
}
