package io.github.imagescan.report;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Suppression;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.match.Secret;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Printable;
import io.github.imagescan.rule.RuleId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A finding as names and values, the same in JSON and in SARIF's {@code properties}. The names are
 * a promise: they are added to, never changed.
 *
 * <p>A value is a {@code String}, {@code Integer}, {@code Long}, {@code Boolean}, {@code List},
 * {@code Map} or null; every name is always there, in this order.
 */
public final class FindingFields {
  /** An instruction may be a shell script of megabytes, and stands in every occurrence. */
  private static final int MAX_INSTRUCTION = 4_096;

  private FindingFields() {}

  /**
   * All of it. What is said of the place is that of the first occurrence, the visibility is the
   * finding's.
   *
   * @param secrets whether secrets may be shown
   */
  public static Map<String, @Nullable Object> of(Finding finding, boolean secrets) {
    Map<String, @Nullable Object> out = summary(finding, secrets);
    out.put(
        "occurrences",
        finding.occurrences().stream()
            .map(occurrence -> occurrence(occurrence, occurrence.visibility(), secrets))
            .toList());
    return out;
  }

  /** All but the occurrences, which can be thousands. */
  public static Map<String, @Nullable Object> summary(Finding finding, boolean secrets) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("id", finding.fingerprint().id());
    out.put("rule", finding.rule().id().value());
    out.put("ruleName", finding.rule().title());
    out.put("severity", finding.severity().id());
    out.put("confidence", finding.confidence().id());
    out.put("image", Printable.line(finding.image().name().reference()));
    out.put("platform", finding.image().platform().map(Platform::toString).orElse(null));
    out.putAll(occurrence(finding.first(), finding.visibility(), secrets));
    out.put("secret", secret(finding.secret(), secrets));
    out.put("publicPart", finding.publicPart().map(Printable::line).orElse(null));
    out.put("why", finding.why().stream().map(reason -> Printable.line(reason.text())).toList());
    out.put("also", finding.also().stream().map(RuleId::value).toList());
    out.put(
        "fix",
        fields(
            "rotate", Printable.lines(finding.fix().rotate()),
            "avoid", Printable.lines(finding.fix().avoid())));
    out.put("fingerprint", finding.fingerprint().hex());
    out.put("suppressed", finding.suppression().map(FindingFields::suppression).orElse(null));
    return out;
  }

  private static Map<String, @Nullable Object> occurrence(
      Occurrence at, Visibility visibility, boolean secrets) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("layerIndex", boxed(at.layerIndex()));
    out.put("layerDigest", at.layerDigest().map(Digest::toString).orElse(null));
    out.put("layerDiffId", at.layerDiffId().map(Digest::toString).orElse(null));
    out.put("historyIndex", boxed(at.historyIndex()));
    out.put(
        "instruction",
        at.instruction().map(text -> Clip.to(MAX_INSTRUCTION, text.show(secrets))).orElse(null));
    out.put("where", at.where().show(secrets));
    out.put("path", at.path().map(path -> path.show(secrets)).orElse(null));
    out.put("line", at.region().startLine());
    out.put("column", at.region().startColumn());
    out.put("endLine", at.region().endLine());
    out.put("endColumn", at.region().endColumn());
    out.put("byteOffset", at.span().start());
    out.put("visibility", visibility.id());
    out.put("hiddenByLayer", boxed(visibility.hiddenByLayer()));
    return out;
  }

  private static Map<String, @Nullable Object> suppression(Suppression suppression) {
    return fields("by", suppression.by(), "reason", suppression.reason());
  }

  /** The masked form, or the value as UTF-8. */
  private static String secret(Secret secret, boolean secrets) {
    Optional<byte[]> value = secrets ? secret.value() : Optional.empty();
    return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse(secret.masked());
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? Integer.valueOf(number.getAsInt()) : null;
  }

  private static Map<String, @Nullable Object> fields(String... namesAndValues) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return out;
  }
}
