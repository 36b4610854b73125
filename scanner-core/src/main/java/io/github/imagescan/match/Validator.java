package io.github.imagescan.match;

import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks a secret without a network: checksum, structure, expiry. */
public interface Validator {
  /** The name that rules give as {@code validate.type}. */
  String name();

  /**
   * Looks at one secret.
   *
   * @param match all that matched, in Latin-1
   * @param secret the part that is secret, in Latin-1
   * @param parameters of the rule
   */
  Verdict check(String match, String secret, Map<String, String> parameters);

  /**
   * What a validator says.
   *
   * @param outcome whether the secret passes
   * @param confidence in place of the one so far
   * @param severity in place of the one so far
   * @param publicPart a half worth showing that the check brought to light
   */
  record Verdict(
      Outcome outcome,
      Optional<Confidence> confidence,
      Optional<Severity> severity,
      Optional<String> publicPart,
      List<Reason> why) {
    public Verdict {
      why = List.copyOf(why);
    }

    /** It passes, which makes it certain. */
    public static Verdict valid(Reason.Kind kind, String text) {
      return new Verdict(
          Outcome.VALID,
          Optional.of(Confidence.HIGH),
          Optional.empty(),
          Optional.empty(),
          List.of(new Reason(kind, text)));
    }

    /** It fails; the rule says what becomes of it. */
    public static Verdict invalid(String text) {
      return new Verdict(
          Outcome.INVALID,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(new Reason(Reason.Kind.LOWERED, text)));
    }

    /** Nothing can be said. */
    public static Verdict unknown() {
      return new Verdict(
          Outcome.UNKNOWN, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /** The same, with another severity. */
    public Verdict severity(Severity newSeverity) {
      return new Verdict(outcome, confidence, Optional.of(newSeverity), publicPart, why);
    }

    /** The same, with the half worth showing. */
    public Verdict showing(String newPublicPart) {
      return new Verdict(outcome, confidence, severity, Optional.of(newPublicPart), why);
    }
  }

  /** Whether a secret passes. */
  enum Outcome {
    VALID,
    INVALID,
    UNKNOWN
  }
}
