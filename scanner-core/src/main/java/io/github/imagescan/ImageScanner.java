package io.github.imagescan;

import io.github.imagescan.engine.Defect;
import io.github.imagescan.engine.Engine;
import io.github.imagescan.engine.LayerFile;
import io.github.imagescan.engine.Limits;
import io.github.imagescan.engine.ScannedTarget;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScanSummary.NotListed;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.FileOfLayer;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import io.github.imagescan.source.TargetException;
import io.github.imagescan.suppress.Ignores;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The scanner: one request in, findings and problems out. */
public final class ImageScanner {

  /** The version of imagescan, {@code 0.1.0}. */
  public static String version() {
    return Version.text();
  }

  /**
   * Scans all targets of the request. One that cannot be opened is a problem; the others are
   * scanned.
   *
   * @param sink is told begin, findings, problems and end, in an order that does not depend on
   *     threads
   * @throws IllegalArgumentException where the request's rules do not fit each other
   */
  public ScanSummary scan(ScanRequest request, FindingSink sink) {
    Instant begun = Instant.now();
    try (Engine engine =
        new Engine(request.plugins(), request.extraRules(), request.limits(), request.threads())) {
      sink.begin(start(request, engine, begun));
      Tally tally = new Tally(request, engine.rules(), sink);
      for (Target target : request.targets()) {
        try {
          tally.add(engine.scan(target, request.source(), request.stdin()));
        } catch (RuntimeException | OutOfMemoryError e) {
          // What was found in other targets is reported all the same.
          tally.problem(Defect.problem(e, new Place.TargetName(target.name())));
        }
      }
      ScanSummary summary = tally.summary(Duration.between(begun, Instant.now()));
      sink.end(summary);
      return summary;
    }
  }

  /**
   * All rules that a scan would use, by id.
   *
   * @throws IllegalArgumentException where they do not fit each other; the message names the rule
   */
  public static List<Rule> rules(ScanRequest request) {
    try (Engine engine = new Engine(request.plugins(), request.extraRules(), request.limits(), 1)) {
      return engine.rules();
    }
  }

  /**
   * Writes a file out of a layer, whether the final image shows it or not.
   *
   * @throws TargetException where target, layer or path are not there, or cannot be read
   * @throws IOException where {@code out} fails
   */
  public static void cat(
      Target target, SourceOptions options, InputStream stdin, FileOfLayer file, OutputStream out)
      throws TargetException, IOException {
    new LayerFile(target, options, Limits.defaults()).write(file, stdin, out);
  }

  private static ScanStart start(ScanRequest request, Engine engine, Instant begun) {
    return new ScanStart(
        version(),
        engine.rulesDigest(),
        engine.rules(),
        request.targets().stream().map(Target::name).toList(),
        request.source().imageName(),
        request.thresholds().failOn(),
        request.thresholds().minConfidence(),
        request.thresholds().minSeverity(),
        request.showSecrets(),
        request.options(),
        begun);
  }

  /** Hands on what is to be listed, counts the rest. */
  private static final class Tally {
    /** What {@code --allow-incomplete} does not allow: a part may be missing, not all of it. */
    private static final Set<Problem.Kind> UNTOUCHED =
        Set.of(
            Problem.Kind.TARGET_UNREADABLE,
            Problem.Kind.PLATFORM_MISSING,
            Problem.Kind.INTERNAL_ERROR);

    private final ScanRequest request;
    private final FindingSink sink;
    private final Ignores ignores;
    private final List<ScannedImage> images = new ArrayList<>();
    private final Map<Severity, Long> listed = new EnumMap<>(Severity.class);
    private long atGate;
    private long lessSevere;
    private long lessSure;
    private long suppressed;
    private long problems;
    private boolean complete = true;
    private boolean strictlyFine = true;

    /** Whether there is something of which nothing could be scanned. */
    private boolean untouched;

    Tally(ScanRequest request, List<Rule> rules, FindingSink sink) {
      this.request = request;
      this.sink = sink;
      this.ignores = Ignores.parse(request.ignores(), rules);
      for (Severity severity : Severity.values()) {
        listed.put(severity, 0L);
      }
    }

    void add(ScannedTarget target) {
      images.addAll(target.images());
      complete &= target.images().stream().allMatch(ScannedImage::complete);
      target.findings().forEach(this::finding);
      target.problems().forEach(this::problem);
    }

    private void finding(Finding finding) {
      if (ignores.match(finding).isPresent()) {
        suppressed++;
      } else {
        if (request.thresholds().fails(finding)) {
          atGate++;
        }
        if (request.thresholds().lists(finding)) {
          listed.merge(finding.severity(), 1L, Long::sum);
          sink.finding(finding);
        } else if (request.thresholds().isSevere(finding)) {
          lessSure++;
        } else {
          lessSevere++;
        }
      }
    }

    void problem(Problem problem) {
      problems++;
      complete &= !problem.kind().incomplete();
      strictlyFine &= !request.strict();
      untouched |= UNTOUCHED.contains(problem.kind());
      sink.problem(problem);
    }

    ScanSummary summary(Duration duration) {
      ignores.unused().forEach(this::problem);
      return new ScanSummary(
          images,
          listed,
          atGate,
          new NotListed(lessSevere, lessSure),
          suppressed,
          problems,
          complete,
          outcome(),
          duration);
    }

    private Outcome outcome() {
      if (atGate > 0) {
        return Outcome.FINDINGS;
      }
      boolean enough = complete || request.allowIncomplete() && !untouched && !images.isEmpty();
      return enough && strictlyFine ? Outcome.CLEAN : Outcome.INCOMPLETE;
    }
  }
}
