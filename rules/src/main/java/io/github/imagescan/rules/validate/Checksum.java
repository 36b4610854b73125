package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.Reason;
import java.util.Map;

/**
 * A validator that recomputes a part of the token from the rest of it. Since it can do that, it can
 * also complete a random token; examples are made so.
 */
public interface Checksum extends Validator {
  /** The token with its checksum set right; the token itself where it is too short for one. */
  String complete(String token, Map<String, String> parameters);

  @Override
  default Verdict check(String match, String secret, Map<String, String> parameters) {
    return secret.equals(complete(secret, parameters))
        ? right(algorithm())
        : Verdict.invalid("checksum is wrong (" + algorithm() + ")");
  }

  /** It fits: what the rule looked at before does so, too. */
  static Verdict right(String algorithm) {
    return Verdict.valid(
        Reason.Kind.CHECKSUM, "prefix, characters, length and checksum (" + algorithm + ") fit");
  }

  /** What the checksum is called, for a person. */
  String algorithm();
}
