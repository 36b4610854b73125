package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Digits;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Client secrets of Entra ID: the last three characters are the first three of six digits in base
 * 66 of the Marvin32 of what is before.
 */
final class EntraSecret implements Checksum {
  private static final String ALPHABET =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
  private static final int COVERED = 37;
  private static final int LENGTH = 40;

  @Override
  public String name() {
    return "azure-entra";
  }

  @Override
  public String algorithm() {
    return "Marvin32";
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    if (token.length() != LENGTH) {
      return token;
    }
    String head = token.substring(0, COVERED);
    int hash = Marvin32.of(head.getBytes(StandardCharsets.ISO_8859_1), "AadPwd00");
    return head
        + Digits.of(Integer.toUnsignedLong(hash), ALPHABET, 6).substring(0, LENGTH - COVERED);
  }
}
