package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import java.util.Map;

/** A validator that lets the list of published examples speak first. */
record UnlessPublished(KnownExamples examples, Validator then) implements Validator {
  @Override
  public String name() {
    return then.name();
  }

  @Override
  public Verdict check(String match, String secret, Map<String, String> parameters) {
    return examples.published(secret).orElseGet(() -> then.check(match, secret, parameters));
  }
}
