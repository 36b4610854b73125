package io.github.imagescan.cli;

import io.github.imagescan.ImageScanner;
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

/** The facade itself. */
final class FacadeScanner implements Scanner {
  @Override
  public ScanSummary scan(ScanRequest request, FindingSink sink) {
    return new ImageScanner().scan(request, sink);
  }

  @Override
  public List<Rule> rules(ScanRequest request) {
    return ImageScanner.rules(request);
  }

  @Override
  public void cat(
      Target target, SourceOptions options, InputStream stdin, FileOfLayer file, OutputStream out)
      throws TargetException, IOException {
    ImageScanner.cat(target, options, stdin, file, out);
  }
}
