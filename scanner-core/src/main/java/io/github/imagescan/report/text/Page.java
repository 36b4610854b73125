package io.github.imagescan.report.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Lines of a certain width: texts with a label before them, and whole lines. */
final class Page {
  /** Columns before the text of a finding's row: two, a label of six, one. */
  private static final int LABEL = 9;

  private final Writer out;
  private final int width;

  Page(Writer out, int width) {
    this.out = out;
    this.width = width;
  }

  int width() {
    return width;
  }

  /** A line as it is; commands stand in one, so that they can be copied. */
  void line(String text) {
    try {
      out.write(text);
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void blank() {
    line("");
  }

  /** {@code first} and the wrapped text after it; further lines begin below the text. */
  void hanging(String first, String text, boolean breakWords) {
    int indent = Ink.columns(first);
    List<String> lines = Wrap.lines(text, Math.max(1, width - indent), breakWords);
    for (int i = 0; i < lines.size(); i++) {
      line(((i == 0 ? first : " ".repeat(indent)) + lines.get(i)).stripTrailing());
    }
  }

  /** A row of prose. */
  void prose(String label, String text) {
    hanging(label(label), text, true);
  }

  /** A row with a path in it, which is not cut. */
  void place(String label, String text) {
    hanging(label(label), text, false);
  }

  /** A row with a command in it, which is not wrapped. */
  void command(String label, String text) {
    line(label(label) + text);
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String label(String label) {
    return ("  " + label + " ".repeat(LABEL)).substring(0, LABEL);
  }
}
