package io.github.imagescan.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What an exception says, in words: some of Java's have but a path for a message. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "you have no right to read it";
    }
    if (e instanceof NoSuchFileException) {
      return "it is not there any more";
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
