package io.github.imagescan.rules.detect;

import java.nio.charset.StandardCharsets;

/** A stretch of bytes read as ASCII; asking for what is outside gives -1, so that loops end. */
record Text(byte[] bytes, int from, int to) {

  /** The byte at an index, or -1 outside. */
  int at(int index) {
    return index >= from && index < to ? bytes[index] & 0xff : -1;
  }

  /** Whether these characters begin at an index. */
  boolean has(int index, String ascii) {
    if (index < from || index + ascii.length() > to) {
      return false;
    }
    for (int i = 0; i < ascii.length(); i++) {
      if (bytes[index + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Index of the next occurrence that begins before a limit, or -1. */
  int find(String ascii, int start, int limit) {
    int last = Math.min(limit, to - ascii.length() + 1);
    for (int i = Math.max(start, from); i < last; i++) {
      if (has(i, ascii)) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the last occurrence that begins at or after a limit and before an index, or -1. */
  int findBack(String ascii, int before, int limit) {
    for (int i = Math.min(before, to) - 1; i >= Math.max(limit, from); i--) {
      if (has(i, ascii)) {
        return i;
      }
    }
    return -1;
  }

  /** Index of the first byte that is no blank: a space, a tab. */
  int skipBlanks(int index) {
    int i = index;
    while (at(i) == ' ' || at(i) == '\t') {
      i++;
    }
    return i;
  }

  /**
   * Index after white space, in which the escapes {@code \n}, {@code \r} and {@code \t} count, of
   * any depth: text stands in shell commands and in JSON.
   */
  int skipSpace(int index) {
    int i = index;
    while (i < to) {
      int next = space(i);
      if (next == i) {
        break;
      }
      i = next;
    }
    return i;
  }

  /** Index after one piece of white space or its escape; the same index where there is none. */
  int space(int index) {
    int c = at(index);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      return index + 1;
    }
    int i = index;
    while (at(i) == '\\') {
      i++;
    }
    return i > index && (at(i) == 'n' || at(i) == 'r' || at(i) == 't') ? i + 1 : index;
  }

  /**
   * Index after an opening or closing quote, escaped or not; the same index where there is none.
   */
  int quote(int index) {
    int i = index;
    while (at(i) == '\\') {
      i++;
    }
    return at(i) == '"' || at(i) == '\'' ? i + 1 : index;
  }

  /** The bytes between two indices, a character each. */
  String latin1(int start, int end) {
    return new String(bytes, start, end - start, StandardCharsets.ISO_8859_1);
  }

  static boolean isLetterOrDigit(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  static boolean isBase64(int c) {
    return isLetterOrDigit(c) || c == '+' || c == '/';
  }

  static boolean isPrintable(int c) {
    return c > 0x20 && c < 0x7f;
  }
}
