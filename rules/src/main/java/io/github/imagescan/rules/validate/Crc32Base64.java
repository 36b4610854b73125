package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Crc32;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Map;

/**
 * The last six characters are the CRC-32 of what is between the prefix and them: its four bytes,
 * lowest first, in base64 without padding. Parameter: {@code skip}, the length of the prefix (4).
 */
final class Crc32Base64 implements Checksum {
  private static final int TAIL = 6;

  @Override
  public String name() {
    return "crc32-base64";
  }

  @Override
  public String algorithm() {
    return "CRC-32";
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    int skip = new Parameters(parameters).number("skip", 4);
    int end = token.length() - TAIL;
    if (end <= skip) {
      return token;
    }
    int crc = (int) Crc32.of(token.substring(skip, end));
    byte[] bytes = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(crc).array();
    return token.substring(0, end) + Base64.getEncoder().withoutPadding().encodeToString(bytes);
  }
}
