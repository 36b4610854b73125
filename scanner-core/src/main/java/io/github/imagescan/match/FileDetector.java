package io.github.imagescan.match;

import java.util.List;

/** A detector in code for whole small files with a grammar. */
public interface FileDetector {
  /** The name that rules give as {@code detector}. */
  String name();

  /**
   * Globs on the normal path; {@code **} crosses slashes: {@code **}{@code /.docker/config.json}. A
   * file that matches and is larger than {@link #maxBytes} is a problem; the byte detectors still
   * read it.
   */
  List<String> paths();

  /** The largest file that is kept for this detector, in bytes; at most 1 MiB. */
  int maxBytes();

  /** Looks at one file: indices {@code from} to {@code to} of the shared array. */
  void detect(byte[] bytes, int from, int to, ContentInfo info, ClaimSink out);
}
