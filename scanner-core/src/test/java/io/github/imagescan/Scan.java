package io.github.imagescan;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.ReportFormats;
import io.github.imagescan.report.ReportOptions;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RulePackReader;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.source.Target;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;

/** A scan in a test, with two rules of its own, and all that it said. */
final class Scan implements FindingSink {
  private static final String PACK =
      """
      vendor: acme
      name: Acme
      category: test
      docs: https://docs.example.com/tokens
      rotate: https://docs.example.com/rotate
      rules:
        - id: acme-token
          name: Acme token
          kind: token
          severity: high
          confidence: high
          match: {prefix: acme_, body: {alphabet: base62, length: 36}, boundary: token}
          opens: everything Acme has
          rotate: Make a new token.
        - id: password-assignment
          name: password
          kind: password
          severity: medium
          confidence: medium
          detector: assignment
          redact: all
          opens: what the password is for
          rotate: Change the password.
      """;

  final List<Finding> findings = new ArrayList<>();
  final List<Problem> problems = new ArrayList<>();
  ScanStart start;
  ScanSummary summary;

  private Scan() {}

  static Scan of(Path target) {
    return of(target, request -> request);
  }

  static Scan of(Path target, UnaryOperator<ScanRequest.Builder> options) {
    return run(options.apply(everything(new Target.PathTarget(target))));
  }

  static Scan of(List<Path> targets) {
    return of(targets, request -> request);
  }

  static Scan of(List<Path> targets, UnaryOperator<ScanRequest.Builder> options) {
    Target[] all = targets.stream().map(Target.PathTarget::new).toArray(Target[]::new);
    return run(options.apply(everything(all)));
  }

  static Scan ofStandardInput(byte[] bytes) {
    return ofStandardInput(new ByteArrayInputStream(bytes), request -> request);
  }

  static Scan ofStandardInput(InputStream stdin, UnaryOperator<ScanRequest.Builder> options) {
    return run(options.apply(everything(new Target.StandardInput()).stdin(stdin)));
  }

  /** A token that the rule {@code acme-token} finds; another for every seed. */
  static String token(long seed) {
    Random random = new Random(seed);
    String alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    StringBuilder token = new StringBuilder("acme_");
    while (token.length() < 41) {
      token.append(alphabet.charAt(random.nextInt(62)));
    }
    return token.toString();
  }

  private static ScanRequest.Builder everything(Target... target) {
    return ScanRequest.of(target)
        .extraRules(rules())
        .thresholds(new Thresholds(Optional.of(Severity.MEDIUM), Confidence.LOW, Severity.INFO));
  }

  private static Scan run(ScanRequest.Builder request) {
    Scan scan = new Scan();
    new ImageScanner().scan(request.build(), scan);
    return scan;
  }

  private static List<Rule> rules() {
    try {
      InputStream pack = new ByteArrayInputStream(PACK.getBytes(StandardCharsets.UTF_8));
      return new RulePackReader(pattern -> Optional.empty()).read("acme.yml", pack).rules();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  Finding only() {
    if (findings.size() != 1) {
      throw new AssertionError("one finding expected, there are " + lines() + problems);
    }
    return findings.get(0);
  }

  /** What is the same whatever form the image was stored in. */
  List<String> lines() {
    return findings.stream().map(Scan::line).sorted().toList();
  }

  private static String line(Finding f) {
    StringBuilder line = new StringBuilder(f.rule().id() + " " + f.visibility());
    f.occurrences()
        .forEach(
            o ->
                line.append(" | ")
                    .append(o.where())
                    .append(' ')
                    .append(o.layerIndex())
                    .append(o.layerDiffId())
                    .append(o.historyIndex())
                    .append(o.instruction())
                    .append(o.span())
                    .append(o.region())
                    .append(o.visibility()));
    return line.append(f.severity()).append(f.confidence()).append(f.why()).toString();
  }

  /** The report of this scan in a format: {@code text}, {@code json}, {@code sarif}. */
  String report(String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    FindingSink sink =
        ReportFormats.find(format, Scan.class.getClassLoader())
            .orElseThrow()
            .open(out, ReportOptions.plain());
    sink.begin(start);
    findings.forEach(sink::finding);
    problems.forEach(sink::problem);
    sink.end(summary);
    return out.toString(StandardCharsets.UTF_8);
  }

  List<Problem.Kind> problemKinds() {
    return problems.stream().map(Problem::kind).distinct().sorted().toList();
  }

  @Override
  public void begin(ScanStart scanStart) {
    start = scanStart;
  }

  @Override
  public void finding(Finding finding) {
    findings.add(finding);
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void end(ScanSummary scanSummary) {
    summary = scanSummary;
  }
}
