package io.github.imagescan.cli;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A report that was asked for: {@code FORMAT[=FILE]}.
 *
 * @param format as typed
 * @param file where it goes; empty: standard output, as is {@code -}
 */
record ReportSpec(String format, Optional<Path> file) {

  static ReportSpec parse(String typed) {
    int equals = typed.indexOf('=');
    if (equals < 0) {
      return new ReportSpec(typed, Optional.empty());
    }
    String file = typed.substring(equals + 1);
    if (file.isEmpty()) {
      throw new UsageException("--report " + typed + " names no file after the equals sign");
    }
    return new ReportSpec(
        typed.substring(0, equals),
        file.equals("-") ? Optional.empty() : Optional.of(Paths.typed(file)));
  }
}
