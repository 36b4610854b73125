package io.github.imagescan.match;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A value that may be a secret, looked at as words: {@code my-Secret_valueX9} is my, secret, value,
 * x. Lives no longer than the question.
 *
 * @param text in Latin-1
 * @param words runs of letters, divided where lower case turns to upper, in lower case
 */
record Value(String text, List<String> words) {

  static Value of(byte[] bytes, int from, int to) {
    return of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
  }

  static Value of(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean letter = i < text.length() && isLetter(text.charAt(i));
      if (start >= 0 && (!letter || beginsWord(text, i))) {
        words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        start = -1;
      }
      if (letter && start < 0) {
        start = i;
      }
    }
    return new Value(text, List.copyOf(words));
  }

  /** An upper-case letter after a lower-case one, or before one at the end of capitals. */
  private static boolean beginsWord(String text, int i) {
    return isUpper(text.charAt(i))
        && i > 0
        && (isLower(text.charAt(i - 1))
            || isUpper(text.charAt(i - 1)) && i + 1 < text.length() && isLower(text.charAt(i + 1)));
  }

  static boolean isLetter(char c) {
    return isLower(c) || isUpper(c);
  }

  static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }

  static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  int digits() {
    return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  int letters() {
    return words.stream().mapToInt(String::length).sum();
  }

  @Override
  public String toString() {
    return "value of " + text.length() + " characters";
  }
}
