package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Crc32;
import java.util.Locale;
import java.util.Map;

/**
 * The last eight characters are a CRC-32 in hexadecimal. Parameters: {@code skip}, characters at
 * the start that it does not cover (0); {@code gap}, those right before it (0); {@code order},
 * {@code big} or {@code little} endian (big); {@code case}, {@code lower} or {@code upper} (lower).
 */
final class Crc32Hex implements Checksum {
  private static final int TAIL = 8;

  @Override
  public String name() {
    return "crc32-hex";
  }

  @Override
  public String algorithm() {
    return "CRC-32";
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    Parameters given = new Parameters(parameters);
    int skip = given.number("skip", 0);
    int covered = token.length() - TAIL - given.number("gap", 0);
    if (covered <= skip) {
      return token;
    }
    int crc = (int) Crc32.of(token.substring(skip, covered));
    boolean little = given.text("order", "big").equals("little");
    String hex = String.format(Locale.ROOT, "%08x", little ? Integer.reverseBytes(crc) : crc);
    return token.substring(0, token.length() - TAIL)
        + (given.text("case", "lower").equals("upper") ? hex.toUpperCase(Locale.ROOT) : hex);
  }
}
