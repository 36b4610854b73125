package io.github.imagescan.match;

import io.github.imagescan.rule.Rule.Redaction;
import java.nio.charset.StandardCharsets;

/** What may be shown of a secret. */
final class Masks {
  private static final String ALL = "********";

  /** A known text is shown only in front of at least as many bytes that are not. */
  private static final int LEAST_HIDDEN = 8;

  private Masks() {}

  /**
   * The masked form of the bytes {@code from} to {@code to}.
   *
   * @param body where what the shape's texts say of the secret's beginning is over
   */
  static String of(CompiledRule rule, byte[] bytes, int from, int to, int body) {
    if (rule.rule().redaction() == Redaction.ALL) {
      return ALL;
    }
    String shown =
        body > from && body < to
            ? new String(bytes, from, body - from, StandardCharsets.ISO_8859_1)
            : knownPrefix(rule, bytes, from, to);
    return shown + "… (" + (to - from) + ")";
  }

  private static String knownPrefix(CompiledRule rule, byte[] bytes, int from, int to) {
    String longest = "";
    for (String prefix : rule.prefixes()) {
      int length = prefix.length();
      if (length > longest.length() && length + LEAST_HIDDEN <= to - from) {
        String start = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
        longest = start.equals(prefix) ? prefix : longest;
      }
    }
    return longest;
  }

  /** The value of what is no secret: the public half of a pair. */
  static String inFull(Secret publicHalf) {
    return publicHalf.value().map(v -> new String(v, StandardCharsets.UTF_8)).orElse("");
  }
}
