package io.github.imagescan.cli;

import io.github.imagescan.report.ReportOptions;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The process's surroundings.
 *
 * <p>Java 17 cannot tell whether one of the three streams is a terminal; the launcher can, and says
 * so in system properties. Without the launcher none is taken for one.
 *
 * @param err always UTF-8
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 * @param width columns of the terminal, whichever stream it is, at least 40
 * @param command how the user started imagescan
 */
record Terminal(
    InputStream in,
    OutputStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    int width,
    String command,
    Map<String, String> environment) {

  static Terminal ofProcess() {
    String terminals = System.getProperty("imagescan.terminal", "");
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        new StandardOutput(new FileOutputStream(FileDescriptor.out)),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        terminals.contains("out"),
        terminals.contains("err"),
        Math.max(40, Integer.getInteger("imagescan.columns", ReportOptions.USUAL_WIDTH)),
        System.getProperty("imagescan.command", "imagescan"),
        System.getenv());
  }

  /** Columns of what is written to {@code out}: of a file, those that suit most readers. */
  int outWidth() {
    return outIsTerminal ? width : ReportOptions.USUAL_WIDTH;
  }

  /** Whether colours may be written to {@code out} (https://no-color.org). */
  boolean color() {
    return outIsTerminal
        && environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !"dumb".equals(environment.get("TERM"));
  }

  /** Whether the user wants to see the stack of a failure. */
  boolean debug() {
    return !environment.getOrDefault("IMAGESCAN_DEBUG", "").isEmpty();
  }
}
