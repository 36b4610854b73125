package io.github.imagescan.match;

/**
 * The bytes around a hit that a detector may look at: at most its {@code before()} and {@code
 * after()}, never past the borders of the content. The array is shared and must not be written to;
 * what is outside {@code from()} and {@code to()} is other content.
 */
public interface Window {
  /** The array that the indices refer to. */
  byte[] bytes();

  /** Index of the first byte that may be looked at. */
  int from();

  /** Index after the last byte that may be looked at. */
  int to();

  /** Index of the first byte of the literal. */
  int hitFrom();

  /** Index after the last byte of the literal. */
  int hitTo();

  /** Whether {@code from()} is the first byte of the content. */
  boolean atStart();

  /** Whether {@code to()} is the end of the content. */
  boolean atEnd();
}
