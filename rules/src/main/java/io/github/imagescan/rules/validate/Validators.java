package io.github.imagescan.rules.validate;

import io.github.imagescan.match.Validator;
import java.util.List;

/** The checks that rules name. */
public final class Validators {
  private Validators() {}

  /** All of them. */
  public static List<Validator> all() {
    return List.of();
  }
}
