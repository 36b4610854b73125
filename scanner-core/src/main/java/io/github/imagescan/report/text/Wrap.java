package io.github.imagescan.report.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines at its spaces. */
final class Wrap {
  /**
   * A space that no line breaks at. Text out of an image never holds this character, for control
   * characters are escaped in it.
   */
  static final char GLUE = '\u001f';

  private Wrap() {}

  /**
   * The text in lines; runs of spaces within a line stay as they are.
   *
   * @param width columns of a line, at least 1
   * @param breakWords whether a word that is longer than a line is cut; paths and commands are not,
   *     for they are copied
   * @return at least one line
   */
  static List<String> lines(String text, int width, boolean breakWords) {
    List<String> out = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrap(paragraph, width, breakWords, out);
    }
    out.replaceAll(line -> line.replace(GLUE, ' '));
    return out;
  }

  private static void wrap(String text, int width, boolean breakWords, List<String> out) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int word = at;
      while (word < text.length() && text.charAt(word) == ' ') {
        word++;
      }
      int end = text.indexOf(' ', word);
      end = end < 0 ? text.length() : end;
      String gap = text.substring(at, word);
      String next = text.substring(word, end);
      if (!line.isEmpty() && Ink.columns(line + gap + next) > width) {
        out.add(line.toString().stripTrailing());
        line.setLength(0);
        gap = "";
      }
      line.append(gap).append(next);
      while (breakWords && Ink.columns(line.toString()) > width) {
        int cut = line.offsetByCodePoints(0, width);
        out.add(line.substring(0, cut));
        line.delete(0, cut);
      }
      at = end;
    }
    out.add(line.toString().stripTrailing());
  }
}
