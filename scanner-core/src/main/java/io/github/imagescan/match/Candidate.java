package io.github.imagescan.match;

import io.github.imagescan.place.Place;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import java.util.List;
import java.util.Optional;

/**
 * A secret found in some content, of which nothing but the content is known: no image, no layer.
 *
 * @param rule what it was found by; the most specific where several matched the same bytes
 * @param also the other rules that matched
 * @param match the bytes that matched, as offsets into the content at {@code place}
 * @param secretSpan the bytes of the secret itself, within {@code match} or beside it
 * @param region lines and columns of {@code secretSpan}
 * @param publicPart the half that is no secret, in full: key id, client e-mail, {@code user@host}
 * @param why what speaks for it, strongest first
 */
public record Candidate(
    Rule rule,
    List<RuleId> also,
    Span match,
    Span secretSpan,
    Region region,
    Secret secret,
    Optional<String> publicPart,
    Confidence confidence,
    Severity severity,
    List<Reason> why,
    Place place) {
  public Candidate {
    also = List.copyOf(also);
    why = List.copyOf(why);
  }
}
