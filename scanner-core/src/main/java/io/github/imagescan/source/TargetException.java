package io.github.imagescan.source;

import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;

/** The target cannot be opened: there is nothing to scan. */
public final class TargetException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * @param target as the user named it
   * @param what what is wrong with it
   * @param next what the user can do
   */
  public TargetException(String target, String what, String next) {
    super(target + ": " + what);
    this.problem =
        new Problem(Problem.Kind.TARGET_UNREADABLE, new Place.TargetName(target), what, next);
  }

  /** The same as a problem, for the report. */
  public Problem problem() {
    return problem;
  }
}
