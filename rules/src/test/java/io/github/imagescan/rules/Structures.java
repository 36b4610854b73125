package io.github.imagescan.rules;

import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Rule.Validation;
import io.github.imagescan.rules.validate.Checksum;
import io.github.imagescan.rules.validate.Validators;
import io.github.imagescan.testkit.Completer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Gives a made secret the checksum that its rule's validator looks for. */
final class Structures implements Completer {
  private static final Map<String, Checksum> CHECKSUMS =
      Validators.checksums().stream()
          .collect(Collectors.toMap(Checksum::name, Function.identity()));

  @Override
  public String complete(Rule rule, String secret) {
    return rule.validate().map(validation -> complete(validation, secret)).orElse(secret);
  }

  private static String complete(Validation validation, String secret) {
    Checksum checksum = CHECKSUMS.get(validation.type());
    return checksum == null ? secret : checksum.complete(secret, validation.parameters());
  }
}
