package io.github.imagescan.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as typed. */
final class Paths {
  private Paths() {}

  static Path typed(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw new UsageException("'" + text + "' cannot be the name of a file");
    }
  }
}
