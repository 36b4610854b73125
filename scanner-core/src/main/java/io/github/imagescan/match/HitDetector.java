package io.github.imagescan.match;

import io.github.imagescan.rule.Literal;
import java.util.List;

/**
 * A detector in code that looks at the neighbourhood of a literal. Called for every hit, so the
 * first lines of {@link #confirm} must be cheap. What it says may depend on nothing but the
 * window's bytes and the info: the same content gives the same claims, however it was cut into
 * blocks.
 */
public interface HitDetector {
  /** The name that rules give as {@code detector}. */
  String name();

  /** What the automaton looks for. */
  List<Literal> literals();

  /** Bytes before the literal that the detector may need, at most 4,096. */
  int before();

  /** Bytes after the literal's end that the detector may need, at most 65,536. */
  int after();

  /** Looks at one hit. */
  void confirm(Window window, ContentInfo info, ClaimSink out);
}
