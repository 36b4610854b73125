package io.github.imagescan.report;

/**
 * How a report looks.
 *
 * @param color whether ANSI colours may be used
 * @param width columns of the terminal, at least 40
 * @param command how this user starts imagescan, for the commands that reports show: {@code
 *     imagescan} or {@code ./imagescan}
 */
public record ReportOptions(boolean color, int width, String command) {
  /** No colours, 100 columns, {@code imagescan}. */
  public static ReportOptions plain() {
    return new ReportOptions(false, 100, "imagescan");
  }
}
