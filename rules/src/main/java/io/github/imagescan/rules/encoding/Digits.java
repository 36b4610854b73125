package io.github.imagescan.rules.encoding;

/** Numbers written with the digits of an alphabet, as the checksums of tokens are. */
public final class Digits {
  public static final String BASE36 = "0123456789abcdefghijklmnopqrstuvwxyz";
  public static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Digits() {}

  /** The number in so many digits, highest first, filled up with the alphabet's zero. */
  public static String of(long number, String alphabet, int length) {
    char[] out = new char[length];
    long left = number;
    for (int i = length - 1; i >= 0; i--) {
      out[i] = alphabet.charAt((int) (left % alphabet.length()));
      left /= alphabet.length();
    }
    return new String(out);
  }
}
