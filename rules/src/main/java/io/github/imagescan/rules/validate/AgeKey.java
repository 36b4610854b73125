package io.github.imagescan.rules.validate;

import java.util.Locale;
import java.util.Map;

/** Bech32 (BIP 173), as age writes its keys: six characters at the end are the checksum. */
final class AgeKey implements Checksum {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3
  };
  private static final int TAIL = 6;

  @Override
  public String name() {
    return "bech32";
  }

  @Override
  public String algorithm() {
    return "Bech32";
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    String lower = token.toLowerCase(Locale.ROOT);
    int one = lower.lastIndexOf('1');
    int end = lower.length() - TAIL;
    if (one < 1 || end <= one) {
      return token;
    }
    int sum = 1;
    for (int i = 0; i < one; i++) {
      sum = next(sum, lower.charAt(i) >> 5);
    }
    sum = next(sum, 0);
    for (int i = 0; i < one; i++) {
      sum = next(sum, lower.charAt(i) & 31);
    }
    for (int i = one + 1; i < end; i++) {
      int value = ALPHABET.indexOf(lower.charAt(i));
      if (value < 0) {
        return token + "?";
      }
      sum = next(sum, value);
    }
    for (int i = 0; i < TAIL; i++) {
      sum = next(sum, 0);
    }
    StringBuilder out = new StringBuilder(token.substring(0, end));
    for (int i = 0; i < TAIL; i++) {
      char c = ALPHABET.charAt((sum ^ 1) >> 5 * (TAIL - 1 - i) & 31);
      out.append(token.equals(lower) ? c : Character.toUpperCase(c));
    }
    return out.toString();
  }

  private static int next(int sum, int value) {
    int top = sum >> 25;
    int next = (sum & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATOR.length; i++) {
      if ((top >> i & 1) == 1) {
        next ^= GENERATOR[i];
      }
    }
    return next;
  }
}
