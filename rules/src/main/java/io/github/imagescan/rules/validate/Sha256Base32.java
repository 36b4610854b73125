package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Base32Text;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Map;

/**
 * Some characters are the start of the SHA-256 of all before them, in base32 of either case. What
 * follows them is free. Parameters: {@code covered}, the number of characters before (77); {@code
 * length}, the number of the checksum (8).
 */
final class Sha256Base32 implements Checksum {
  @Override
  public String name() {
    return "sha256-base32";
  }

  @Override
  public String algorithm() {
    return "SHA-256";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    return Checksum.super.check(match, upper(secret, new Parameters(parameters)), parameters);
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    Parameters given = new Parameters(parameters);
    int covered = given.number("covered", 77);
    int end = covered + given.number("length", 8);
    if (token.length() < end) {
      return token;
    }
    String head = token.substring(0, covered);
    return head
        + Base32Text.encode(sha256(head)).substring(0, end - covered)
        + token.substring(end);
  }

  private static String upper(String token, Parameters given) {
    int covered = given.number("covered", 77);
    int end = Math.min(token.length(), covered + given.number("length", 8));
    return end <= covered
        ? token
        : token.substring(0, covered)
            + token.substring(covered, end).toUpperCase(Locale.ROOT)
            + token.substring(end);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
