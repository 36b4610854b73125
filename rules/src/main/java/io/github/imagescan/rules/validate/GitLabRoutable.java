package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Crc32;
import io.github.imagescan.rules.encoding.Digits;
import java.util.Map;

/**
 * GitLab's routable tokens: prefix, payload, {@code .01.}, the payload's length in two digits of
 * base 36, and the CRC-32 of all of that in seven.
 */
final class GitLabRoutable implements Checksum {
  private static final int CRC = 7;
  private static final int LENGTH = 2;

  @Override
  public String name() {
    return "gitlab-routable";
  }

  @Override
  public String algorithm() {
    return "CRC-32";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    // Self-managed servers write other lengths than the documented one: only the CRC decides.
    int end = secret.length() - CRC;
    String right = end <= 0 ? "" : secret.substring(0, end) + crc(secret.substring(0, end));
    return secret.equals(right)
        ? Checksum.right(algorithm())
        : Verdict.invalid("checksum is wrong (" + algorithm() + ")");
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    int dot = token.indexOf('.');
    int tail = token.length() - CRC - LENGTH;
    if (dot < 0 || tail <= dot) {
      return token;
    }
    int payload = dot - (token.indexOf('-') + 1);
    String head = token.substring(0, tail) + Digits.of(payload, Digits.BASE36, LENGTH);
    return head + crc(head);
  }

  private static String crc(String head) {
    return Digits.of(Crc32.of(head), Digits.BASE36, CRC);
  }
}
