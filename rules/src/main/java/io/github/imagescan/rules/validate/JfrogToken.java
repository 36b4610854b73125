package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.rules.encoding.Base64Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Artifactory's API keys, 54 bytes in base58, and its reference tokens, {@code
 * reftkn:<version>:<expiry>:<random>} in base64, where an expiry of 0 is none.
 */
final class JfrogToken implements Validator {
  private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int KEY_BYTES = 54;
  private static final Pattern REFERENCE = Pattern.compile("reftkn:\\d{1,3}:(\\d{1,12}):\\w+");

  private final Clock clock;

  JfrogToken(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "jfrog";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    return secret.startsWith("AKCp") ? apiKey(secret) : reference(secret);
  }

  private static Verdict apiKey(String secret) {
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < secret.length(); i++) {
      int digit = BASE58.indexOf(secret.charAt(i));
      if (digit < 0) {
        return Verdict.invalid("not base58");
      }
      number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(digit));
    }
    return (number.bitLength() + 7) / 8 == KEY_BYTES
        ? Verdict.valid(Reason.Kind.STRUCTURE, "54 bytes in base58")
        : Verdict.invalid("not 54 bytes in base58");
  }

  private Verdict reference(String secret) {
    String text =
        Base64Text.decode(secret)
            .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
            .orElse("");
    Matcher parts = REFERENCE.matcher(text);
    if (!parts.matches()) {
      return Verdict.invalid("does not hold what a reference token does");
    }
    long expiry = Long.parseLong(parts.group(1));
    return expiry > 0 && expiry < clock.instant().getEpochSecond()
        ? Verdict.valid(Reason.Kind.LOWERED, "a reference token that has expired")
            .severity(Severity.LOW)
        : Verdict.valid(Reason.Kind.STRUCTURE, "holds what a reference token does");
  }
}
