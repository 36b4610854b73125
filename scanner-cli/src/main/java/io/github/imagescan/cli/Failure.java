package io.github.imagescan.cli;

import io.github.imagescan.cli.StandardOutput.ReaderGoneException;
import io.github.imagescan.source.TargetException;
import java.io.IOException;
import java.util.Map;
import java.util.ServiceConfigurationError;

/**
 * Tells why a command failed, in one line. What an unexpected exception says may quote the content
 * it stumbled over, so its message is never shown: where it happened is.
 */
final class Failure {
  private final Diagnostics diagnostics;
  private final boolean debug;

  /**
   * @param debug whether the stack is told too
   */
  Failure(Diagnostics diagnostics, boolean debug) {
    this.diagnostics = diagnostics;
    this.debug = debug;
  }

  /** The exit code, once the user was told. */
  int told(Throwable e) {
    if (e instanceof ReaderGoneException) {
      return ExitCode.OK;
    }
    diagnostics.error(line(e) + (debug ? stack(e) : ""), Map.of());
    return ExitCode.FAILED;
  }

  private String line(Throwable e) {
    if (e instanceof TargetException target) {
      return target.problem().message();
    }
    if (e instanceof IOException) {
      return "could not read or write: " + e.getMessage();
    }
    if (e instanceof ServiceConfigurationError) {
      return "a plugin could not be loaded: " + e.getMessage();
    }
    if (e instanceof OutOfMemoryError) {
      return "out of memory; allow more, as in IMAGESCAN_JAVA_OPTS=-Xmx1g";
    }
    return "stopped by an error of its own ("
        + e.getClass().getSimpleName()
        + place(e)
        + "); please report it"
        + (debug ? "" : ", with what IMAGESCAN_DEBUG=1 shows");
  }

  private static String place(Throwable e) {
    StackTraceElement[] stack = e.getStackTrace();
    return stack.length == 0
        ? ""
        : " in " + stack[0].getClassName() + ", line " + stack[0].getLineNumber();
  }

  /** Frames alone: {@code printStackTrace} would print messages. */
  private static String stack(Throwable e) {
    StringBuilder out = new StringBuilder();
    for (Throwable at = e; at != null; at = at.getCause()) {
      out.append("\n").append(at.getClass().getName());
      for (StackTraceElement frame : at.getStackTrace()) {
        out.append("\n  at ").append(frame);
      }
    }
    return out.toString();
  }
}
