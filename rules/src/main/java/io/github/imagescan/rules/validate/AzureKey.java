package io.github.imagescan.rules.validate;

import io.github.imagescan.rules.encoding.Base64Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Azure's identifiable keys: base64, whose last four bytes are the Marvin32 of those before, lowest
 * first. Parameter: {@code seeds}, eight characters each, with spaces between; one must fit.
 */
final class AzureKey implements Checksum {
  private static final int HASH = 4;

  @Override
  public String name() {
    return "azure-marvin32";
  }

  @Override
  public String algorithm() {
    return "Marvin32";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    for (String seed : seeds(parameters)) {
      if (sealed(secret, seed).equals(secret)) {
        return Checksum.right(algorithm());
      }
    }
    return Verdict.invalid("checksum is wrong (Marvin32)");
  }

  @Override
  public String complete(String token, Map<String, String> parameters) {
    return sealed(token, seeds(parameters)[0]);
  }

  private static String[] seeds(Map<String, String> parameters) {
    return new Parameters(parameters).text("seeds", "Default0").split(" ");
  }

  private static String sealed(String token, String seed) {
    byte[] bytes = Base64Text.decode(token).orElse(new byte[0]);
    if (bytes.length <= HASH) {
      return token;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    byte[] covered = Arrays.copyOf(bytes, bytes.length - HASH);
    buffer.putInt(bytes.length - HASH, Marvin32.of(covered, seed));
    Base64.Encoder encoder =
        token.indexOf('-') >= 0 || token.indexOf('_') >= 0
            ? Base64.getUrlEncoder()
            : Base64.getEncoder();
    return (token.endsWith("=") ? encoder : encoder.withoutPadding()).encodeToString(bytes);
  }
}
