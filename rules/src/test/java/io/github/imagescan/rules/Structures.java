package io.github.imagescan.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Rule.Validation;
import io.github.imagescan.rules.encoding.Base64Text;
import io.github.imagescan.rules.validate.Checksum;
import io.github.imagescan.rules.validate.Validators;
import io.github.imagescan.testkit.Completer;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives a made secret the checksum or the structure that its rule's validator looks for. What it
 * writes in place of random characters is made of them, so that secrets differ.
 */
final class Structures implements Completer {
  private static final Map<String, Checksum> CHECKSUMS =
      Validators.checksums().stream()
          .collect(Collectors.toMap(Checksum::name, Function.identity()));

  @Override
  public String complete(Rule rule, String secret) {
    return rule.validate().map(validation -> complete(validation, secret)).orElse(secret);
  }

  private static String complete(Validation validation, String secret) {
    return switch (validation.type()) {
      case "jwt" -> jsonWebToken(secret);
      case "base64-json" -> base64Json(secret, validation.parameters());
      case "pypi-macaroon" -> macaroon(secret);
      case "jfrog" -> secret.startsWith("AKCp") ? secret : referenceToken(secret);
      case "discord" -> botNumber(secret) + secret.substring(secret.indexOf('.'));
      default -> {
        Checksum checksum = CHECKSUMS.get(validation.type());
        yield checksum == null ? secret : checksum.complete(secret, validation.parameters());
      }
    };
  }

  /** Keeps what is before the header, and the signature. */
  private static String jsonWebToken(String secret) {
    int start = secret.indexOf("eyJ");
    String[] parts = secret.substring(start).split("\\.");
    String header = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");
    String payload = base64("{\"sub\":\"" + parts[1] + "\",\"iat\":1700000000}");
    String signature = parts.length > 2 ? "." + parts[2] : "";
    return secret.substring(0, start) + header + "." + payload + signature;
  }

  /** An object of the keys asked for, as long as what was there. */
  private static String base64Json(String secret, Map<String, String> parameters) {
    int skip = Integer.parseInt(parameters.getOrDefault("skip", "0"));
    String until = parameters.getOrDefault("until", "");
    int end = until.isEmpty() ? secret.length() : secret.indexOf(until, skip);
    String[] keys = parameters.getOrDefault("keys", "x").split(" ");
    ObjectNode json = new ObjectMapper().createObjectNode();
    for (String key : keys) {
      json.put(key, "x");
    }
    String last = keys[keys.length - 1];
    String value = secret.substring(skip, end);
    while (base64(json.put(last, value).toString()).length() > end - skip && !value.isEmpty()) {
      value = value.substring(1);
    }
    return secret.substring(0, skip) + base64(json.toString()) + secret.substring(end);
  }

  /** The location as the prefix has it, a packet of an identifier, a signature. */
  private static String macaroon(String secret) {
    int start = secret.indexOf('-') + 1;
    byte[] random = Base64Text.decode(secret.substring(start, start + 160)).orElseThrow();
    int location = 3 + random[2];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(random, 0, location);
    out.write(2);
    out.write(64);
    out.write(random, location, 64);
    out.write(0);
    out.write(0);
    out.write(6);
    out.write(32);
    out.write(random, random.length - 32, 32);
    return secret.substring(0, start)
        + Base64.getUrlEncoder().withoutPadding().encodeToString(out.toByteArray());
  }

  private static String referenceToken(String secret) {
    String letters = secret.replaceAll("[^0-9A-Za-z]", "x");
    String tail = letters.substring(letters.length() - 30);
    return base64("reftkn:01:0000000000:" + tail);
  }

  /** Eighteen digits in base64. */
  private static String botNumber(String secret) {
    byte[] random = secret.getBytes(StandardCharsets.US_ASCII);
    BigInteger number = new BigInteger(1, Arrays.copyOf(random, 8)).mod(BigInteger.TEN.pow(17));
    return base64("1" + String.format("%017d", number));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
