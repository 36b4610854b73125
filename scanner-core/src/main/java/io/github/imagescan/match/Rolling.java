package io.github.imagescan.match;

/**
 * A hash of each run of some length in a text, from one byte to the next (Karp and Rabin, 1987). It
 * has 24 bits only: enough to pass over nearly all of a text, and too few to tell much of what was
 * hashed.
 */
final class Rolling {
  /** One more than the greatest hash. */
  static final int HASHES = 1 << 24;

  private final long base;

  /**
   * @param key any number
   */
  Rolling(long key) {
    base = key | 1;
  }

  /** The hash of {@code length} bytes from the index on. */
  int of(byte[] bytes, int from, int length) {
    long sum = 0;
    for (int i = from; i < from + length; i++) {
      sum = sum * base + value(bytes[i]);
    }
    return fold(sum);
  }

  /** Told of a run of bytes. */
  interface Visitor {
    /** False to hear of no more. */
    boolean run(int from, int hash);
  }

  /** Hashes every run of {@code length} bytes, from the first to the last. */
  void forEach(byte[] text, int length, Visitor visitor) {
    if (text.length < length) {
      return;
    }
    long leaving = 1;
    long sum = 0;
    for (int i = 0; i < length; i++) {
      sum = sum * base + value(text[i]);
      leaving *= base;
    }
    boolean more = visitor.run(0, fold(sum));
    for (int i = length; i < text.length && more; i++) {
      sum = sum * base + value(text[i]) - leaving * value(text[i - length]);
      more = visitor.run(i - length + 1, fold(sum));
    }
  }

  private static long value(byte b) {
    return (b & 0xff) + 1;
  }

  private static int fold(long sum) {
    return (int) ((sum ^ sum >>> 29) * 0x9e3779b97f4a7c15L >>> 40);
  }
}
