package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.LayersOfImages;
import io.github.imagescan.report.ReportOptions;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what it is given until the end, then writes a section for each image, the problems, and
 * what to do next. The user need not hear of suppressed findings: they are counted.
 */
final class TextReport implements FindingSink {
  private final Page page;
  private final Ink ink;
  private final ReportOptions options;
  private final Map<ImageInfo, List<Finding>> findings = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();
  private @Nullable ScanStart start;

  TextReport(OutputStream out, ReportOptions options) {
    this.options = options;
    this.ink = new Ink(options.color());
    this.page =
        new Page(
            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)),
            options.width());
  }

  @Override
  public void begin(ScanStart scanStart) {
    start = scanStart;
  }

  @Override
  public void finding(Finding finding) {
    if (finding.suppression().isEmpty()) {
      findings.computeIfAbsent(finding.image(), image -> new ArrayList<>()).add(finding);
    }
  }

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void end(ScanSummary summary) {
    ScanStart scan = Objects.requireNonNull(start, "a scan begins before it ends");
    Map<ImageInfo, List<Finding>> ordered = ordered(summary);
    List<Finding> listed = ordered.values().stream().flatMap(List::stream).toList();
    Verdict verdict = new Verdict(page, ink, scan, summary, listed, problems);
    ReadRow read = new ReadRow(page, ink, scan, summary);
    new Sections(page, ink, verdict, read, block(scan, summary)).write(ordered);
    new ProblemList(page, ink, options.hints()).write(problems);
    new Closing(page, ink, scan, summary, listed, options.hints()).write();
    page.flush();
  }

  /** By image as the summary has them, then by severity, then as they came. */
  private Map<ImageInfo, List<Finding>> ordered(ScanSummary summary) {
    Map<ImageInfo, List<Finding>> out = new LinkedHashMap<>();
    for (ScannedImage image : summary.images()) {
      out.put(image.image(), findings.getOrDefault(image.image(), List.of()));
    }
    findings.forEach(out::putIfAbsent);
    out.replaceAll(
        (image, list) -> list.stream().sorted(Comparator.comparing(Finding::severity)).toList());
    return out;
  }

  private FindingBlock block(ScanStart scan, ScanSummary summary) {
    boolean secrets = scan.showSecrets();
    return new FindingBlock(
        page,
        ink,
        new Whereabouts(new LayersOfImages(summary.images()), ink, secrets),
        new CatCommand(options.hints(), secrets),
        secrets);
  }
}
