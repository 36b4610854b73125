package io.github.imagescan.place;

import java.nio.charset.StandardCharsets;

/**
 * Text that a terminal, a log and a report can show: what would move the cursor, change colours or
 * turn the line round is written as an escape ({@code \x1b}).
 */
public final class Printable {
  private Printable() {}

  /** UTF-8 bytes for a person; a byte that is not UTF-8 becomes {@code \xNN}. */
  public static String of(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length);
    int at = 0;
    while (at < bytes.length) {
      int length = sequenceLength(bytes, at);
      if (length == 0) {
        out.append(String.format("\\x%02x", bytes[at] & 0xff));
        at++;
      } else {
        append(out, new String(bytes, at, length, StandardCharsets.UTF_8).codePointAt(0), false);
        at += length;
      }
    }
    return out.toString();
  }

  /** One line: line feeds and tabs are escaped too. */
  public static String line(String text) {
    return escape(text, false);
  }

  /** Several lines: line feeds and tabs stay. */
  public static String lines(String text) {
    return escape(text, true);
  }

  private static String escape(String text, boolean keepLines) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int width = Character.charCount(c);
      if (out == null && isUnsafe(c) && !(keepLines && (c == '\n' || c == '\t'))) {
        out = new StringBuilder(text.length() + 8).append(text, 0, i);
      }
      if (out != null) {
        append(out, c, keepLines);
      }
      i += width;
    }
    return out == null ? text : out.toString();
  }

  private static void append(StringBuilder out, int c, boolean keepLines) {
    if (!isUnsafe(c) || keepLines && (c == '\n' || c == '\t')) {
      out.appendCodePoint(c);
    } else if (c == '\n') {
      out.append("\\n");
    } else if (c == '\t') {
      out.append("\\t");
    } else if (c == '\r') {
      out.append("\\r");
    } else if (c < 0x100) {
      out.append(String.format("\\x%02x", c));
    } else {
      out.append(String.format(c < 0x10000 ? "\\u%04x" : "\\u{%x}", c));
    }
  }

  private static boolean isUnsafe(int c) {
    if (c >= 0x20 && c < 0x7f) {
      return false;
    }
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.UNASSIGNED;
  }

  /** The length of the well-formed UTF-8 sequence at the index (RFC 3629), or 0. */
  private static int sequenceLength(byte[] bytes, int at) {
    int first = bytes[at] & 0xff;
    int length =
        first < 0x80
            ? 1
            : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (length <= 1) {
      return length;
    }
    if (at + length > bytes.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      if ((bytes[at + i] & 0xc0) != 0x80) {
        return 0;
      }
    }
    int second = bytes[at + 1] & 0xff;
    boolean overlong = first == 0xe0 && second < 0xa0 || first == 0xf0 && second < 0x90;
    boolean outside = first == 0xed && second >= 0xa0 || first == 0xf4 && second >= 0x90;
    return overlong || outside ? 0 : length;
  }
}
