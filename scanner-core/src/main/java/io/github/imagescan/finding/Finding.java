package io.github.imagescan.finding;

import io.github.imagescan.match.Secret;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * One secret of one image.
 *
 * @param also other rules that matched the same bytes
 * @param publicPart the half that is no secret, in full
 * @param occurrences at least one; the first is where it came in
 * @param visibility that of the most exposed occurrence
 */
public record Finding(
    Rule rule,
    List<RuleId> also,
    Severity severity,
    Confidence confidence,
    List<Reason> why,
    Secret secret,
    Optional<String> publicPart,
    ImageInfo image,
    List<Occurrence> occurrences,
    Visibility visibility,
    Fix fix,
    Fingerprint fingerprint,
    Optional<Suppression> suppression) {
  public Finding {
    also = List.copyOf(also);
    why = List.copyOf(why);
    occurrences = List.copyOf(occurrences);
    if (occurrences.isEmpty()) {
      throw new IllegalArgumentException("a finding without an occurrence");
    }
  }

  /** Where it came in. */
  public Occurrence first() {
    return occurrences.get(0);
  }

  /** The same, suppressed. */
  public Finding with(Suppression by) {
    return new Finding(
        rule,
        also,
        severity,
        confidence,
        why,
        secret,
        publicPart,
        image,
        occurrences,
        visibility,
        fix,
        fingerprint,
        Optional.of(by));
  }
}
