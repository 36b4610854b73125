package io.github.imagescan.report.text;

import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.rule.Severity;
import java.util.regex.Pattern;

/**
 * Colours (ECMA-48, SGR), or none. What comes out of an image never holds an escape character, so
 * the sequences found in a line are ours.
 */
record Ink(boolean color) {
  private static final Pattern SEQUENCE = Pattern.compile("\u001b\\[[0-9;]*m");

  /** The number of columns that the text takes, a code point being one. */
  static int columns(String text) {
    String bare = text.indexOf('\u001b') < 0 ? text : SEQUENCE.matcher(text).replaceAll("");
    return bare.codePointCount(0, bare.length());
  }

  String of(Severity severity) {
    String code =
        switch (severity) {
          case CRITICAL -> "1;31";
          case HIGH -> "31";
          case MEDIUM -> "33";
          case LOW -> "36";
          case INFO -> "2";
        };
    return paint(code, severity.name());
  }

  String of(Outcome outcome, String word) {
    return paint(
        outcome == Outcome.CLEAN ? "1;32" : outcome == Outcome.FINDINGS ? "1;31" : "1;33", word);
  }

  String bold(String text) {
    return paint("1", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return color ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
