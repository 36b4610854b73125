package io.github.imagescan.source;

import java.nio.file.Path;

/** What the user named. What it is, its content says, never its name. */
public sealed interface Target {
  /** As reports call it. */
  String name();

  /**
   * A file or a folder.
   *
   * @param name as the user typed it: a path forgets a slash that stands twice
   */
  record PathTarget(Path path, String name) implements Target {
    /** A path that nobody typed. */
    public PathTarget(Path path) {
      this(path, path.toString());
    }
  }

  /** Standard input, {@code -}. */
  record StandardInput() implements Target {
    @Override
    public String name() {
      return "-";
    }
  }
}
