package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rules.encoding.Base32Text;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Map;

/** AWS key ids: after four letters comes base32, and in it the number of the account. */
final class AwsKeyId implements Validator {
  private static final int PREFIX = 4;
  private static final long ACCOUNT_BITS = 0x7fffffffff80L;

  @Override
  public String name() {
    return "aws-key-id";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    if (secret.length() <= PREFIX) {
      return Verdict.unknown();
    }
    return Base32Text.decode(secret.substring(PREFIX))
        .filter(bytes -> bytes.length >= 6)
        .map(AwsKeyId::account)
        .map(
            account ->
                Verdict.valid(Reason.Kind.STRUCTURE, "key of the AWS account " + account)
                    .showing(secret))
        .orElseGet(() -> Verdict.invalid("not base32 after the first four letters"));
  }

  private static String account(byte[] bytes) {
    long number = ByteBuffer.allocate(8).put(2, bytes, 0, 6).getLong(0);
    return String.format(Locale.ROOT, "%012d", (number & ACCOUNT_BITS) >> 7);
  }
}
