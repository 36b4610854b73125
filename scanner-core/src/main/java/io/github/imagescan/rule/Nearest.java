package io.github.imagescan.rule;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that was probably meant. */
public final class Nearest {
  private Nearest() {}

  /** The known word with the fewest edits, if those are few: two swapped letters are two. */
  public static Optional<String> to(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.<String>comparingInt(k -> edits(word, k)).thenComparing(k -> k))
        .filter(k -> edits(word, k) <= (k.length() < 4 ? 1 : Math.max(2, k.length() / 3)));
  }

  /** {@code "; did you mean x?"}, or all there are, in the order given. */
  public static String hint(String word, Collection<String> known) {
    return to(word, known)
        .map(k -> "; did you mean " + k + "?")
        .orElseGet(() -> "; write one of " + String.join(", ", known));
  }

  /** Levenshtein's distance, one row at a time. */
  private static int edits(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
