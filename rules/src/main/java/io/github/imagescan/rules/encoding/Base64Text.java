package io.github.imagescan.rules.encoding;

import java.util.Base64;
import java.util.Optional;

/** Base64 as people paste it: of either alphabet (RFC 4648, 4 and 5), with or without padding. */
public final class Base64Text {
  private Base64Text() {}

  /** The bytes, or nothing where a character does not belong or the length cannot be. */
  public static Optional<byte[]> decode(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    if (text.length() - end > 2 || end % 4 == 1 || end == 0) {
      return Optional.empty();
    }
    String plain = text.substring(0, end).replace('-', '+').replace('_', '/');
    try {
      return Optional.of(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
