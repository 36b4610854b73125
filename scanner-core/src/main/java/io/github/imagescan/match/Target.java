package io.github.imagescan.match;

/**
 * Who is told of a literal.
 *
 * @param exact the literal's bytes where its case matters; empty where it does not
 */
record Target(Confirmer confirmer, byte[] exact) {

  /** Whether the literal at the index, found in any case, is one for this target. */
  boolean accepts(byte[] bytes, int start) {
    for (int i = 0; i < exact.length; i++) {
      if (bytes[start + i] != exact[i]) {
        return false;
      }
    }
    return true;
  }
}
