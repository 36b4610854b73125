package io.github.imagescan.rules.detect;

import io.github.imagescan.match.FileDetector;
import java.util.List;

/** The detectors that read whole small files. */
public final class FileDetectors {
  private FileDetectors() {}

  /** All of them. */
  public static List<FileDetector> all() {
    return List.of(new PgpassFile());
  }
}
