package io.github.imagescan.place;

/**
 * Lines and columns of some content, as SARIF's {@code region} (2.1.0, 3.30): lines and columns
 * count from 1, the end column is that after the last character.
 *
 * <p>A line ends with LF. A column counts Unicode code points; of bytes that are not UTF-8, each
 * that is no continuation byte (10xxxxxx) counts as one.
 */
public record Region(int startLine, int startColumn, int endLine, int endColumn) {
  public Region {
    if (startLine < 1 || startColumn < 1 || endLine < startLine || endColumn < 1) {
      throw new IllegalArgumentException(
          "not a region: " + startLine + ":" + startColumn + "-" + endLine + ":" + endColumn);
    }
  }
}
