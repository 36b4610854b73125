package io.github.imagescan.report;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Fingerprint;
import io.github.imagescan.finding.Fix;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Suppression;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.match.Secret;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.EntryName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Region;
import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Gates;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.rule.Vendor;
import io.github.imagescan.testkit.Candidates;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;

/** A finding made by hand, one place after the other. */
public final class SampleFinding {
  private final ImageInfo image;
  private final Rule rule;
  private final String clear;
  private final String masked;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private Severity severity;
  private Optional<String> publicPart = Optional.empty();
  private Optional<Suppression> suppression = Optional.empty();
  private Fix fix =
      new Fix(
          "Revoke it and make a new one.",
          "take it out of ENV; where the build needs it: RUN --mount=type=secret,id=token …");

  private SampleFinding(ImageInfo image, Rule rule, String clear, String masked) {
    this.image = image;
    this.rule = rule;
    this.clear = clear;
    this.masked = masked;
    this.severity = rule.severity();
  }

  /** A token, its value made from the seed. */
  public static SampleFinding token(ImageInfo image, int seed) {
    String clear = "acme_" + random(seed, 32);
    return new SampleFinding(
        image,
        rule("acme-token", "Acme deploy token", Severity.HIGH, Rule.Kind.TOKEN),
        clear,
        "acme_… (" + clear.length() + ")");
  }

  /** A password, its value made from the seed. */
  public static SampleFinding password(ImageInfo image, int seed) {
    return new SampleFinding(
        image,
        rule("assigned-password", "password in a setting", Severity.MEDIUM, Rule.Kind.PASSWORD),
        random(seed, 14),
        "********");
  }

  /** A private key. */
  public static SampleFinding privateKey(ImageInfo image, int seed) {
    String clear = random(seed, 200);
    return new SampleFinding(
        image,
        rule(
            "private-key",
            "private key, not encrypted (RSA 2048)",
            Severity.CRITICAL,
            Rule.Kind.PRIVATE_KEY),
        clear,
        "********");
  }

  /** The value of the secret, which no report may show. */
  public String clear() {
    return clear;
  }

  public SampleFinding severity(Severity newSeverity) {
    severity = newSeverity;
    return this;
  }

  public SampleFinding showing(String part) {
    publicPart = Optional.of(part);
    return this;
  }

  public SampleFinding fix(String rotate, String avoid) {
    fix = new Fix(rotate, avoid);
    return this;
  }

  public SampleFinding suppressed() {
    suppression = Optional.of(new Suppression("--ignore acme-token", "used in a test only"));
    return this;
  }

  /** In a file that is still there. */
  public SampleFinding file(int layer, String path, int line) {
    return file(layer, EntryName.of(path), Excerpt.plain(path), line, new Visibility.Visible());
  }

  /** In a file that another layer deletes. */
  public SampleFinding deleted(int layer, String path, int line, int by) {
    return file(
        layer,
        EntryName.of(path),
        Excerpt.plain(path),
        line,
        new Visibility.Deleted(by, Visibility.How.WHITEOUT));
  }

  /** In a file that another layer replaces. */
  public SampleFinding overwritten(int layer, String path, int line, int by) {
    return file(
        layer, EntryName.of(path), Excerpt.plain(path), line, new Visibility.Overwritten(by));
  }

  /** In a file whose name holds the secret too. */
  public SampleFinding fileNamedAfterSecret(int layer) {
    return file(
        layer,
        EntryName.of("srv/" + clear + "/key"),
        new Excerpt("srv/" + masked + "/key", "srv/" + clear + "/key"),
        1,
        new Visibility.Visible());
  }

  public SampleFinding file(
      int layer, EntryName name, Excerpt shown, int line, Visibility visibility) {
    occurrences.add(
        occurrence(
            new Place.LayerEntry(line, name, Place.Aspect.CONTENT),
            shown,
            Optional.of(shown),
            OptionalInt.of(layer),
            OptionalInt.of(layer + 1),
            Optional.of(new Excerpt("COPY part" + layer + " /", "COPY part" + layer + " /")),
            line,
            visibility));
    return this;
  }

  /** In the name of an entry. */
  public SampleFinding entryName(int layer) {
    Excerpt shown = new Excerpt("srv/" + masked, "srv/" + clear);
    occurrences.add(
        occurrence(
            new Place.LayerEntry(7, EntryName.of("srv/" + clear), Place.Aspect.NAME),
            new Excerpt(shown.masked() + " (its name)", shown.clear() + " (its name)"),
            Optional.of(shown),
            OptionalInt.of(layer),
            OptionalInt.of(layer + 1),
            Optional.empty(),
            1,
            new Visibility.Visible()));
    return this;
  }

  /** In a RUN line of the history. */
  public SampleFinding history(int index) {
    occurrences.add(
        occurrence(
            new Place.HistoryEntry(index),
            Excerpt.plain("history entry " + index),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(index),
            Optional.of(instruction("RUN ./fetch --token ")),
            1,
            new Visibility.MetadataOnly()));
    return this;
  }

  /** Put there by an instruction of this many characters. */
  public SampleFinding longInstruction(int length) {
    occurrences.add(
        occurrence(
            new Place.HistoryEntry(1),
            Excerpt.plain("history entry 1"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(1),
            Optional.of(Excerpt.plain("RUN " + "x".repeat(length))),
            1,
            new Visibility.MetadataOnly()));
    return this;
  }

  /** In the comment of a history entry. */
  public SampleFinding historyComment(int index) {
    occurrences.add(
        occurrence(
            new Place.ConfigPointer("/history/" + index + "/comment"),
            Excerpt.plain("history entry " + index + ", comment"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(index),
            Optional.empty(),
            1,
            new Visibility.MetadataOnly()));
    return this;
  }

  /** In a variable of the config. */
  public SampleFinding env(int index, String name) {
    occurrences.add(
        occurrence(
            new Place.ConfigPointer("/config/Env/" + index),
            Excerpt.plain("ENV " + name),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.of(3),
            Optional.of(instruction("ENV " + name + "=")),
            1,
            new Visibility.MetadataOnly()));
    return this;
  }

  /** In an annotation. */
  public SampleFinding annotation(String document) {
    occurrences.add(
        occurrence(
            new Place.Annotation(document, "/annotations/com.example.note"),
            Excerpt.plain(document + " annotation com.example.note"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            1,
            new Visibility.MetadataOnly()));
    return this;
  }

  /** In a line of a Dockerfile. */
  public SampleFinding dockerfile(int line) {
    occurrences.add(
        occurrence(
            new Place.DockerfileText(),
            Excerpt.plain("Dockerfile"),
            Optional.empty(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Optional.of(instruction("ENV TOKEN=")),
            line,
            new Visibility.MetadataOnly()));
    return this;
  }

  /** The finding. */
  public Finding make() {
    String where = rule.id() + "|" + image.name().stable() + "|" + occurrences.get(0).where();
    byte[] value = clear.getBytes(StandardCharsets.UTF_8);
    Visibility exposed = occurrences.get(0).visibility();
    for (Occurrence occurrence : occurrences) {
      exposed = occurrence.visibility().rank() < exposed.rank() ? occurrence.visibility() : exposed;
    }
    List<Reason> why = new ArrayList<>();
    why.add(new Reason(Reason.Kind.SHAPE, "prefix and length are those of " + rule.title()));
    if (severity != rule.severity()) {
      why.add(new Reason(Reason.Kind.LOWERED, "the file belongs to a package"));
    }
    return new Finding(
        rule,
        List.of(new RuleId("high-entropy")),
        severity,
        rule.confidence(),
        why,
        Secret.of(masked, Digest.newSha256().digest(value), value, Candidates.KEY),
        publicPart,
        image,
        occurrences,
        exposed,
        fix,
        new Fingerprint(Digest.sha256(where.getBytes(StandardCharsets.UTF_8)).hex()),
        suppression);
  }

  private Excerpt instruction(String before) {
    return new Excerpt(before + masked, before + clear);
  }

  private Occurrence occurrence(
      Place place,
      Excerpt where,
      Optional<Excerpt> path,
      OptionalInt layer,
      OptionalInt history,
      Optional<Excerpt> instruction,
      int line,
      Visibility visibility) {
    Optional<Integer> boxed = layer.isPresent() ? Optional.of(layer.getAsInt()) : Optional.empty();
    return new Occurrence(
        place,
        where,
        path,
        layer,
        boxed.map(SampleScan::layerDigest),
        boxed.map(SampleScan::layerDiffId),
        history,
        instruction,
        new Span(20L * line, 20L * line + clear.length()),
        new Region(line, 9, line, 9 + clear.length()),
        visibility);
  }

  private static Rule rule(String id, String title, Severity severity, Rule.Kind kind) {
    return new Rule(
        new RuleId(id),
        List.of(),
        title,
        new Vendor("acme", "Acme", "vcs", "", "https://example.com/rotate"),
        kind,
        severity,
        Confidence.HIGH,
        List.of(Literal.exact("acme_")),
        Optional.empty(),
        Optional.of("acme_(?P<secret>[a-z0-9]+)"),
        64,
        64,
        Optional.empty(),
        Gates.NONE,
        Optional.empty(),
        Rule.OnInvalid.KEEP,
        Optional.empty(),
        List.of(),
        List.of(),
        Rule.Redaction.PREFIX,
        "deploy to every server of the account",
        "Revoke it in the account's settings.",
        "",
        List.of());
  }

  static String random(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder out = new StringBuilder();
    while (out.length() < length) {
      out.append("abcdefghijkmnpqrstuvwxyz23456789".charAt(random.nextInt(32)));
    }
    return out.toString();
  }
}
