package io.github.imagescan.rules.encoding;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** Base32 (RFC 4648, 6) in upper case, without padding. */
public final class Base32Text {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Base32Text() {}

  /** The text of some bytes; bits that fill the last character are zero. */
  public static String encode(byte[] bytes) {
    StringBuilder out = new StringBuilder();
    int held = 0;
    int bits = 0;
    for (byte b : bytes) {
      held = held << 8 | b & 0xff;
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        out.append(ALPHABET.charAt(held >> bits & 31));
      }
      held &= (1 << bits) - 1;
    }
    if (bits > 0) {
      out.append(ALPHABET.charAt(held << 5 - bits & 31));
    }
    return out.toString();
  }

  /** The whole bytes in the text, or nothing where a character does not belong. */
  public static Optional<byte[]> decode(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int held = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      int value = ALPHABET.indexOf(text.charAt(i));
      if (value < 0) {
        return Optional.empty();
      }
      held = held << 5 | value;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(held >> bits);
        held &= (1 << bits) - 1;
      }
    }
    return Optional.of(out.toByteArray());
  }
}
