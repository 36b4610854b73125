package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import io.github.imagescan.source.TargetException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A scan that reads nothing and ends as told. */
final class FakeScanner implements Scanner {
  private final Outcome outcome;
  private final List<Problem> problems;
  private @Nullable ScanRequest request;
  private @Nullable SourceOptions catOptions;
  private @Nullable FileOfLayer catFile;

  private FakeScanner(Outcome outcome, List<Problem> problems) {
    this.outcome = outcome;
    this.problems = problems;
  }

  static FakeScanner ending(Outcome outcome) {
    return new FakeScanner(outcome, List.of());
  }

  static FakeScanner withProblem(String what) {
    return new FakeScanner(
        Outcome.INCOMPLETE,
        List.of(
            new Problem(
                Problem.Kind.LAYER_TRUNCATED, new Place.Layer(3), what, "pull the image again")));
  }

  /** The request it was given. */
  ScanRequest request() {
    if (request == null) {
      throw new AssertionError("nothing was scanned");
    }
    return request;
  }

  /** The file it was asked for. */
  FileOfLayer catFile() {
    if (catFile == null) {
      throw new AssertionError("no file was asked for");
    }
    return catFile;
  }

  boolean scanned() {
    return request != null || catOptions != null;
  }

  @Override
  public ScanSummary scan(ScanRequest given, FindingSink sink) {
    request = given;
    sink.begin(
        new ScanStart(
            "0",
            "00",
            List.of(),
            given.targets().stream().map(Target::name).toList(),
            given.source().imageName(),
            given.thresholds().failOn(),
            given.thresholds().minConfidence(),
            given.thresholds().minSeverity(),
            given.showSecrets(),
            given.options(),
            Instant.EPOCH));
    problems.forEach(sink::problem);
    Map<Severity, Long> listed = new EnumMap<>(Severity.class);
    for (Severity severity : Severity.values()) {
      listed.put(severity, 0L);
    }
    ScanSummary summary =
        new ScanSummary(
            List.of(),
            listed,
            0,
            ScanSummary.NotListed.NONE,
            0,
            problems.size(),
            outcome != Outcome.INCOMPLETE,
            outcome,
            Duration.ZERO);
    sink.end(summary);
    return summary;
  }

  @Override
  public List<Rule> rules(ScanRequest given) {
    if (!given.extraRules().isEmpty()) {
      throw new IllegalArgumentException("a second rule " + given.extraRules().get(0).id());
    }
    return List.of();
  }

  @Override
  public void cat(
      Target target, SourceOptions options, InputStream stdin, FileOfLayer file, OutputStream out)
      throws TargetException, IOException {
    catOptions = options;
    catFile = file;
    if (file.layer().equals("99")) {
      throw new TargetException(target.name(), "no layer 99", "name one from 0 to 3");
    }
    out.write((file.layer() + ":").getBytes(StandardCharsets.UTF_8));
    out.write(file.path().bytes());
  }
}
