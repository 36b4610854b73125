package io.github.imagescan.engine;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.Problem;
import java.util.List;

/**
 * What one target gave, in the order of the archive.
 *
 * @param problems with masked texts
 */
public record ScannedTarget(
    List<ScannedImage> images, List<Finding> findings, List<Problem> problems) {
  public ScannedTarget {
    images = List.copyOf(images);
    findings = List.copyOf(findings);
    problems = List.copyOf(problems);
  }
}
