package io.github.imagescan.match;

import io.github.imagescan.match.Validator.Outcome;
import io.github.imagescan.match.Validator.Verdict;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule.OnInvalid;
import io.github.imagescan.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What rule, detector and validator together say of one match. */
record Verdicts(
    boolean dropped,
    Confidence confidence,
    Severity severity,
    Optional<String> publicPart,
    List<Reason> why) {

  /** Whether a checksum is right. */
  boolean proven() {
    return why.stream().anyMatch(reason -> reason.kind() == Reason.Kind.CHECKSUM);
  }

  static Verdicts of(CompiledRule compiled, Claim claim, String match, String secret) {
    var rule = compiled.rule();
    Verdict verdict =
        compiled
            .validator()
            .map(
                validator ->
                    validator.check(match, secret, rule.validate().orElseThrow().parameters()))
            .orElseGet(Verdict::unknown);
    Confidence confidence = claim.confidence().orElse(rule.confidence());
    boolean invalid = verdict.outcome() == Outcome.INVALID;
    if (verdict.outcome() == Outcome.VALID) {
      confidence = verdict.confidence().orElse(Confidence.HIGH);
    } else if (invalid && rule.onInvalid() == OnInvalid.DOWNGRADE) {
      confidence = Confidence.LOW;
    } else {
      confidence = verdict.confidence().orElse(confidence);
    }
    List<Reason> why = new ArrayList<>(verdict.why());
    why.addAll(claim.why());
    boolean proven = verdict.why().stream().anyMatch(r -> r.kind() == Reason.Kind.CHECKSUM);
    if (claim.why().isEmpty() && !proven) {
      why.add(Reasons.of(compiled));
    }
    return new Verdicts(
        invalid && rule.onInvalid() == OnInvalid.DROP,
        confidence,
        verdict.severity().or(claim::severity).orElse(rule.severity()),
        verdict.publicPart().or(claim::publicPart),
        why);
  }
}
