package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Crc32;
import io.github.imagescan.rules.encoding.Digits;
import java.util.Map;

/**
 * The last characters are the CRC-32 of what is between the prefix and them, in base 62.
 * Parameters: {@code skip}, the length of the prefix (4); {@code tail}, that of the checksum (6).
 */
final class Crc32Base62 implements Checksum {
  @Override
  public String name() {
    return "crc32-base62";
  }

  @Override
  public String algorithm() {
    return "CRC-32";
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    Parameters given = new Parameters(parameters);
    int skip = given.number("skip", 4);
    int tail = given.number("tail", 6);
    int end = token.length() - tail;
    if (end <= skip) {
      return token;
    }
    return token.substring(0, end)
        + Digits.of(Crc32.of(token.substring(skip, end)), Digits.BASE62, tail);
  }
}
