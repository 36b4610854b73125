package io.github.imagescan.report;

/**
 * How a report looks.
 *
 * @param color whether ANSI colours may be used
 * @param width columns of the terminal, at least 40
 * @param hints how what a report advises is typed
 */
public record ReportOptions(boolean color, int width, Hints hints) {
  /** Columns that suit most readers of a file. */
  public static final int USUAL_WIDTH = 100;

  /** No colours, 100 columns, the command line called {@code imagescan}. */
  public static ReportOptions plain() {
    return plain(Hints.commandLine("imagescan"));
  }

  /** No colours, 100 columns. */
  public static ReportOptions plain(Hints hints) {
    return new ReportOptions(false, USUAL_WIDTH, hints);
  }
}
