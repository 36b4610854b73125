package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rules.encoding.Base64Text;
import java.util.Arrays;
import java.util.Map;

/**
 * Tokens that hold a JSON object in base64. Parameters: {@code skip}, characters before the base64
 * (0); {@code until}, the character after it (none: to the end); {@code keys}, names with spaces
 * between, of which the object has all.
 */
final class Base64Json implements Validator {
  @Override
  public String name() {
    return "base64-json";
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    Parameters given = new Parameters(parameters);
    int skip = given.number("skip", 0);
    String until = given.text("until", "");
    int end = until.isEmpty() ? secret.length() : secret.indexOf(until, skip);
    if (end <= skip) {
      return Verdict.invalid("no JSON in it");
    }
    String[] keys = given.text("keys", "").split(" ");
    return Base64Text.decode(secret.substring(skip, end))
        .flatMap(JsonText::object)
        .filter(json -> Arrays.stream(keys).allMatch(json::has))
        .map(json -> Verdict.valid(Reason.Kind.STRUCTURE, "holds the JSON of such a token"))
        .orElseGet(() -> Verdict.invalid("does not hold the JSON of such a token"));
  }
}
