package io.github.imagescan.report;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScanSummary.NotListed;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.finding.ScannedImage.ScannedLayer;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.place.Digest;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A scan made by hand: what a sink would be told. */
public final class SampleScan {
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final List<String> targets = new ArrayList<>();
  private final List<ScannedImage> images = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private Severity minSeverity = Severity.LOW;
  private boolean showSecrets;
  private boolean strict;
  private NotListed notListed = NotListed.NONE;
  private Optional<String> imageName = Optional.empty();
  private Optional<Severity> failOn = Optional.of(Severity.MEDIUM);
  private long atGateNotListed;
  private long suppressed;
  private final Map<String, String> options = new TreeMap<>(Map.of("max-ratio", "300"));

  /** An image of six layers, of which layer i was made by history entry i + 1. */
  public ImageInfo image(String reference, String target, String form) {
    ImageInfo image =
        new ImageInfo(
            new ImageName(reference),
            target,
            form,
            Optional.of(new Platform("linux", "amd64", Optional.empty())),
            Optional.of(digest("manifest of " + reference)),
            Optional.of(digest("config of " + reference)));
    return image(image, true);
  }

  /** An image of six layers, the last of which could not be read where it isn't complete. */
  public ImageInfo image(ImageInfo image, boolean complete) {
    List<ScannedLayer> layers = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      layers.add(
          new ScannedLayer(
              i,
              Optional.of(layerDigest(i)),
              Optional.of(layerDiffId(i)),
              complete || i < 5 ? 70 - i : 0,
              complete || i < 5 ? 512_000 : 0,
              complete || i < 5,
              OptionalInt.of(i + 1),
              Optional.of(Excerpt.plain(i == 4 ? "RUN rm /root/.netrc" : "COPY part" + i + " /"))));
    }
    targets.add(image.target());
    images.add(new ScannedImage(image, layers, 9, true, complete));
    return image;
  }

  /** A Dockerfile. */
  public ImageInfo dockerfile(String target) {
    ImageInfo image =
        new ImageInfo(
            new ImageName("Dockerfile"),
            target,
            "dockerfile",
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    targets.add(target);
    images.add(new ScannedImage(image, List.of(), 0, true, true));
    return image;
  }

  /** What the user calls the image. */
  public SampleScan imageName(String name) {
    imageName = Optional.of(name);
    return this;
  }

  /** A target that could not be opened. */
  public SampleScan target(String name) {
    targets.add(name);
    return this;
  }

  public SampleScan finding(Finding finding) {
    findings.add(finding);
    return this;
  }

  public SampleScan problem(Problem problem) {
    problems.add(problem);
    return this;
  }

  public SampleScan showSecrets() {
    showSecrets = true;
    return this;
  }

  public SampleScan strict() {
    strict = true;
    return this;
  }

  public SampleScan notListed(long bySeverity, long byConfidence) {
    notListed = new NotListed(bySeverity, byConfidence);
    return this;
  }

  /** Findings at the gate that are less severe than those listed. */
  public SampleScan atGateNotListed(long number) {
    atGateNotListed = number;
    return notListed(number, 0);
  }

  public SampleScan withoutGate() {
    failOn = Optional.empty();
    return this;
  }

  public SampleScan suppressed(long number) {
    suppressed = number;
    return this;
  }

  /** An option as the user typed it. */
  public SampleScan option(String name, String value) {
    options.put(name, value);
    return this;
  }

  public SampleScan minSeverity(Severity severity) {
    minSeverity = severity;
    return this;
  }

  /** The report in one of the formats, without colours, 80 columns wide. */
  public byte[] report(String format) {
    return report(format, new ReportOptions(false, 80, Hints.commandLine("imagescan")));
  }

  /** The report in one of the formats. */
  public byte[] report(String format, ReportOptions options) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    write(
        ReportFormats.find(format, SampleScan.class.getClassLoader())
            .orElseThrow()
            .open(out, options));
    return out.toByteArray();
  }

  /** The report as text. */
  public String text(String format) {
    return new String(report(format), StandardCharsets.UTF_8);
  }

  /** Tells a sink all of it. */
  public void write(FindingSink sink) {
    sink.begin(start());
    findings.forEach(sink::finding);
    problems.forEach(sink::problem);
    sink.end(summary());
  }

  /** What a sink is told first. */
  public ScanStart start() {
    return new ScanStart(
        "0.1.0",
        "5feceb66ffc8",
        findings.stream().map(Finding::rule).distinct().toList(),
        targets,
        imageName,
        failOn,
        Confidence.MEDIUM,
        minSeverity,
        showSecrets,
        options,
        TIME);
  }

  private ScanSummary summary() {
    Map<Severity, Long> listed = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      listed.put(severity, findings.stream().filter(f -> f.severity() == severity).count());
    }
    long atGate =
        findings.stream()
            .filter(f -> f.suppression().isEmpty() && failOn.isPresent())
            .filter(f -> f.severity().atLeast(failOn.orElseThrow()))
            .count();
    atGate += atGateNotListed;
    boolean complete = problems.stream().noneMatch(problem -> problem.kind().incomplete());
    Outcome otherwise =
        complete && !(strict && !problems.isEmpty()) ? Outcome.CLEAN : Outcome.INCOMPLETE;
    return new ScanSummary(
        images,
        listed,
        atGate,
        notListed,
        suppressed,
        problems.size(),
        complete,
        atGate > 0 ? Outcome.FINDINGS : otherwise,
        Duration.ofMillis(312));
  }

  static Digest layerDigest(int index) {
    return digest("stored layer " + index);
  }

  static Digest layerDiffId(int index) {
    return digest("layer " + index);
  }

  private static Digest digest(String text) {
    return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
  }
}
