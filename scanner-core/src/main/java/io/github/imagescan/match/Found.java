package io.github.imagescan.match;

import io.github.imagescan.place.Place;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What one rule found, past its gates and its validator, before it is compared with the others. */
record Found(
    CompiledRule rule,
    Span match,
    Span secretSpan,
    Region region,
    Secret secret,
    Optional<String> publicPart,
    Confidence confidence,
    Severity severity,
    List<Reason> why) {

  /** In the order of the bytes. */
  static final Comparator<Found> BY_PLACE =
      Comparator.<Found>comparingLong(found -> found.secretSpan.start())
          .thenComparingLong(found -> found.secretSpan.end())
          .thenComparingLong(found -> found.match.start())
          .thenComparingLong(found -> found.match.end())
          .thenComparing(found -> found.rule.id());

  /** The surest and most specific first. */
  static final Comparator<Found> BY_RANK =
      Comparator.<Found, Confidence>comparing(found -> found.confidence)
          .thenComparing(found -> found.rule.form())
          .thenComparing(found -> -found.secretSpan.length())
          .thenComparing(found -> -found.match.length())
          .thenComparing(BY_PLACE);

  boolean overlaps(Found other) {
    return secretSpan.overlaps(other.secretSpan);
  }

  Candidate candidate(List<RuleId> also, Optional<String> shown, List<Reason> newWhy, Place place) {
    return new Candidate(
        rule.rule(),
        also,
        match,
        secretSpan,
        region,
        secret,
        shown,
        confidence,
        severity,
        newWhy,
        place);
  }
}
