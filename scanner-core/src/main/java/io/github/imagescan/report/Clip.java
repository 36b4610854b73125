package io.github.imagescan.report;

/** Cuts text that an image may have made as long as it likes: a history line of 10 MB is legal. */
public final class Clip {
  private Clip() {}

  /**
   * The text, or its beginning and an ellipsis.
   *
   * @param max greatest number of UTF-16 units of the result; no pair of surrogates is split
   */
  public static String to(int max, String text) {
    if (text.length() <= max) {
      return text;
    }
    int end = max - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }
}
