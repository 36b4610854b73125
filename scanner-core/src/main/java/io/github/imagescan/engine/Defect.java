package io.github.imagescan.engine;

import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;

/**
 * What should not have happened, as a problem, so that the rest is scanned and reported all the
 * same. What an unexpected exception says may quote the content it stumbled over, so its message is
 * never told: where it happened is.
 */
public final class Defect {
  private Defect() {}

  /** The problem that it is. */
  public static Problem problem(Throwable thrown, Place where) {
    if (thrown instanceof OutOfMemoryError) {
      return new Problem(
          Problem.Kind.INTERNAL_ERROR,
          where,
          "there was not enough memory to read it",
          "allow more, as in IMAGESCAN_JAVA_OPTS=-Xmx1g");
    }
    return new Problem(
        Problem.Kind.INTERNAL_ERROR,
        where,
        "stopped by an error of imagescan's own: " + summary(thrown),
        "please report it");
  }

  /** {@code NullPointerException in io.github.imagescan.layer.LayerReader, line 12}. */
  private static String summary(Throwable thrown) {
    StackTraceElement[] stack = thrown.getStackTrace();
    String name = thrown.getClass().getSimpleName();
    return stack.length == 0
        ? name
        : name + " in " + stack[0].getClassName() + ", line " + stack[0].getLineNumber();
  }
}
