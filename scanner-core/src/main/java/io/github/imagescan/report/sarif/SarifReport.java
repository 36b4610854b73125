package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.Invocation;
import com.contrastsecurity.sarif.PropertyBag;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.RunAutomationDetails;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.Hints;
import io.github.imagescan.report.LayersOfImages;
import io.github.imagescan.report.ScanFields;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the most severe findings that fit, then writes one run. Suppressed ones never get in:
 * GitHub does not read suppressions, and would show them as open.
 */
final class SarifReport implements FindingSink {
  private static final URI HOME = URI.create("https://github.com/imagescan/imagescan");
  private static final URI SCHEMA = URI.create("https://json.schemastore.org/sarif-2.1.0.json");

  /** GitHub refuses a file with more. */
  private static final int MAX_RESULTS = 25_000;

  /** GitHub refuses a file that has more bytes in gzip; fewer results than these hardly have. */
  private static final long MAX_COMPRESSED = 10_000_000;

  private static final int SMALL = 1_000;

  private final OutputStream out;
  private final Path workingFolder;
  private final Hints hints;
  private final TopFindings findings = new TopFindings(MAX_RESULTS);
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable ScanStart start;

  SarifReport(OutputStream out, Path workingFolder, Hints hints) {
    this.out = out;
    this.workingFolder = workingFolder;
    this.hints = hints;
  }

  @Override
  public void begin(ScanStart scanStart) {
    start = scanStart;
  }

  @Override
  public void finding(Finding finding) {
    if (finding.suppression().isEmpty()) {
      findings.add(finding);
    }
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void end(ScanSummary summary) {
    ScanStart scan = Objects.requireNonNull(start, "a scan begins before it ends");
    try {
      SarifSchema210 sarif = document(scan, summary);
      while (findings.size() > SMALL && SarifJson.compressedSize(sarif) > MAX_COMPRESSED) {
        findings.shrinkTo(findings.size() / 10 * 9);
        sarif = document(scan, summary);
      }
      SarifJson.write(sarif, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SarifSchema210 document(ScanStart scan, ScanSummary summary) {
    return new SarifSchema210()
        .with$schema(SCHEMA)
        .withVersion(SarifSchema210.Version._2_1_0)
        .withRuns(List.of(run(scan, summary)));
  }

  private Run run(ScanStart scan, ScanSummary summary) {
    Uris uris = new Uris(workingFolder, scan.showSecrets());
    findings.shrinkTo(summary.complete() ? MAX_RESULTS : MAX_RESULTS - 1);
    List<Finding> kept = findings.list();
    List<ReportingDescriptor> further =
        summary.complete() ? List.of() : List.of(IncompleteScan.descriptor());
    RuleTable rules = new RuleTable(kept, further, hints);
    Notifications notifications =
        new Notifications(uris, scan, summary, problems, findings.leftOut());
    return new Run()
        .withTool(new Tool().withDriver(driver(scan, rules)))
        .withInvocations(List.of(invocation(scan, summary, notifications)))
        .withResults(results(scan, summary, uris, rules, kept))
        .withAutomationDetails(
            new RunAutomationDetails()
                .withId(
                    uris.category(
                        scan, summary.images().stream().map(ScannedImage::image).toList())))
        .withColumnKind(Run.ColumnKind.UNICODE_CODE_POINTS)
        .withProperties(properties(scan, summary));
  }

  private static ToolComponent driver(ScanStart scan, RuleTable rules) {
    return new ToolComponent()
        .withName("imagescan")
        .withInformationUri(HOME)
        .withVersion(scan.version())
        .withSemanticVersion(scan.version())
        .withRules(rules.descriptors());
  }

  private static Invocation invocation(
      ScanStart scan, ScanSummary summary, Notifications notifications) {
    return new Invocation()
        .withStartTimeUtc(Date.from(scan.time()))
        .withEndTimeUtc(Date.from(scan.time().plus(summary.duration())))
        .withToolExecutionNotifications(notifications.list())
        .withExecutionSuccessful(true);
  }

  /** The incomplete scan first, for it says how far the rest can be trusted. */
  private List<Result> results(
      ScanStart scan, ScanSummary summary, Uris uris, RuleTable rules, List<Finding> kept) {
    ResultWriter writer =
        new ResultWriter(
            rules,
            new LayersOfImages(summary.images()),
            new Places(uris),
            new MessageWriter(hints, scan.showSecrets()),
            scan.showSecrets());
    List<Optional<Finding>> rows = new ArrayList<>(kept.size() + 1);
    if (!summary.complete()) {
      rows.add(Optional.empty());
    }
    kept.forEach(finding -> rows.add(Optional.of(finding)));
    return new LazyList<>(
        rows,
        row ->
            row.map(writer::of)
                .orElseGet(() -> new IncompleteScan(uris, scan, summary, problems).result(rules)));
  }

  private static PropertyBag properties(ScanStart scan, ScanSummary summary) {
    PropertyBag out = new PropertyBag();
    ScanFields.scan(scan).forEach(out::withAdditionalProperty);
    return out.withAdditionalProperty(
            "images",
            summary.images().stream()
                .map(image -> ScanFields.image(image, scan.showSecrets()))
                .toList())
        .withAdditionalProperty("summary", ScanFields.summary(summary))
        .withAdditionalProperty("complete", summary.complete());
  }
}
