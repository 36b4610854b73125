package io.github.imagescan.report;

import java.util.Optional;

/** How the users of a face type what a report tells them to. */
public interface Hints {
  /** How a command begins, as a word of a shell; empty where the face has no commands. */
  Optional<String> command();

  /**
   * An option of the command line, as it is typed here; empty where the face has none such.
   *
   * @param name without hyphens: {@code ignore}
   * @param value empty of an option that takes none
   */
  Optional<String> option(String name, String value);

  /**
   * Those of the command line.
   *
   * @param started how this user starts imagescan: {@code imagescan} or {@code ./imagescan}
   */
  static Hints commandLine(String started) {
    return new Hints() {
      @Override
      public Optional<String> command() {
        return Optional.of(Shell.word(started));
      }

      @Override
      public Optional<String> option(String name, String value) {
        return Optional.of("--" + name + (value.isEmpty() ? "" : " " + value));
      }
    };
  }
}
