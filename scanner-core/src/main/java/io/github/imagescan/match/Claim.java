package io.github.imagescan.match;

import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * What a detector in code says it found. The rule's gates and validator come after.
 *
 * @param rule one of the rules that name the detector
 * @param from index of the first byte that matched
 * @param to index after the last byte that matched
 * @param secretFrom index of the first byte of the secret
 * @param secretTo index after the last byte of the secret
 * @param publicPart the half that is no secret, to be shown in full
 * @param confidence in place of the rule's
 * @param severity in place of the rule's
 */
public record Claim(
    RuleId rule,
    int from,
    int to,
    int secretFrom,
    int secretTo,
    Optional<String> publicPart,
    Optional<Confidence> confidence,
    Optional<Severity> severity,
    List<Reason> why) {
  public Claim {
    why = List.copyOf(why);
    if (from > secretFrom || secretFrom >= secretTo || secretTo > to) {
      throw new IllegalArgumentException(
          "not a claim: secret " + secretFrom + ".." + secretTo + " in " + from + ".." + to);
    }
  }

  /** A claim whose secret is all that matched. */
  public static Claim of(RuleId rule, int from, int to) {
    return new Claim(
        rule, from, to, from, to, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
  }

  /** The same, with the secret in a part of the match. */
  public Claim secret(int newFrom, int newTo) {
    return new Claim(rule, from, to, newFrom, newTo, publicPart, confidence, severity, why);
  }

  /** The same, with the half that may be shown. */
  public Claim showing(String newPublicPart) {
    return new Claim(
        rule,
        from,
        to,
        secretFrom,
        secretTo,
        Optional.of(newPublicPart),
        confidence,
        severity,
        why);
  }

  /** The same, with another confidence. */
  public Claim confidence(Confidence newConfidence) {
    return new Claim(
        rule,
        from,
        to,
        secretFrom,
        secretTo,
        publicPart,
        Optional.of(newConfidence),
        severity,
        why);
  }

  /** The same, with another severity. */
  public Claim severity(Severity newSeverity) {
    return new Claim(
        rule,
        from,
        to,
        secretFrom,
        secretTo,
        publicPart,
        confidence,
        Optional.of(newSeverity),
        why);
  }

  /** The same, with one more reason. */
  public Claim because(Reason.Kind kind, String text) {
    List<Reason> more = new java.util.ArrayList<>(why);
    more.add(new Reason(kind, text));
    return new Claim(rule, from, to, secretFrom, secretTo, publicPart, confidence, severity, more);
  }
}
