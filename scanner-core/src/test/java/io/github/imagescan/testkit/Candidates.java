package io.github.imagescan.testkit;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.match.FootprintKey;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Gates;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.rule.Vendor;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Candidates made by hand, for what comes after matching. */
public final class Candidates {
  /** The key of all secrets made here. */
  public static final FootprintKey KEY = new FootprintKey(new byte[FootprintKey.LENGTH]);

  private Candidates() {}

  /** A rule of tokens. */
  public static Rule rule(String id) {
    return rule(id, Rule.Kind.TOKEN, "");
  }

  /** A rule that finds nothing, with what attribution asks of it. */
  public static Rule rule(String id, Rule.Kind kind, String fix) {
    return new Rule(
        new RuleId(id),
        List.of(new RuleId("old-" + id)),
        "Title of " + id,
        new Vendor("acme", "Acme", "test", "", ""),
        kind,
        Severity.HIGH,
        Confidence.HIGH,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Gates.NONE,
        Optional.empty(),
        Rule.OnInvalid.KEEP,
        Optional.empty(),
        List.of(),
        List.of(),
        kind == Rule.Kind.TOKEN ? Rule.Redaction.PREFIX : Rule.Redaction.ALL,
        "open the test",
        "",
        fix,
        List.of());
  }

  /** A value that occurs nowhere else, made anew for each seed. */
  public static String value(long seed) {
    byte[] bytes = new byte[12];
    new Random(seed).nextBytes(bytes);
    return "acme_" + HexFormat.of().formatHex(bytes);
  }

  /** A secret that prints as its first bytes and its length. */
  public static Secret secret(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    String shown = value.startsWith("acme_") ? "acme_… (" + bytes.length + ")" : "********";
    byte[] identity = HexFormat.of().parseHex(Digest.sha256(bytes).hex());
    return Secret.of(shown, identity, bytes, KEY);
  }

  /** The content of an entry. */
  public static Place file(int ordinal, String name) {
    return new Place.LayerEntry(ordinal, EntryName.of(name), Place.Aspect.CONTENT);
  }

  /** The name of an entry. */
  public static Place name(int ordinal, String name) {
    return new Place.LayerEntry(ordinal, EntryName.of(name), Place.Aspect.NAME);
  }

  /** A certain, severe candidate in the first line. */
  public static Candidate at(Place place, String rule, String value) {
    return at(place, rule(rule), value, 0);
  }

  /** A certain, severe candidate in the first line, some bytes from the start. */
  public static Candidate at(Place place, Rule rule, String value, long offset) {
    return with(place, rule, value, offset, Severity.HIGH, Confidence.HIGH, List.of());
  }

  /** A candidate in the first line, some bytes from the start. */
  public static Candidate with(
      Place place,
      Rule rule,
      String value,
      long offset,
      Severity severity,
      Confidence confidence,
      List<Reason> why) {
    int length = value.getBytes(StandardCharsets.UTF_8).length;
    Span span = new Span(offset, offset + length);
    int column = (int) offset + 1;
    return new Candidate(
        rule,
        List.of(),
        span,
        span,
        new Region(1, column, 1, column + length),
        secret(value),
        Optional.empty(),
        confidence,
        severity,
        why,
        place);
  }
}
