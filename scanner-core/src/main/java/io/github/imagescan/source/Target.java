package io.github.imagescan.source;

import java.nio.file.Path;

/** What the user named. What it is, its content says, never its name. */
public sealed interface Target {
  /** As reports call it. */
  String name();

  /** A file or a folder. */
  record PathTarget(Path path) implements Target {
    @Override
    public String name() {
      return path.toString();
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
