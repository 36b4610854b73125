package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.FindingSink;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScannedImage;
import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.LayersOfImages;
import io.github.imagescan.report.ReportOptions;
import java.io.BufferedWriter;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    findings.values().forEach(list -> list.sort(Comparator.comparing(Finding::severity)));
    List<ImageInfo> images = images(summary);
    List<Finding> listed =
        images.stream().flatMap(image -> findings.getOrDefault(image, List.of()).stream()).toList();
    Verdict verdict = new Verdict(page, ink, scan, summary, listed);
    ReadRow read = new ReadRow(page, ink, scan, summary);
    boolean only = images.size() == 1;
    Map<ImageInfo, ScannedImage> proofs = new HashMap<>();
    summary.images().forEach(image -> proofs.putIfAbsent(image.image(), image));
    FindingBlock block = block(scan, summary);
    Map<String, Long> imagesOfTarget =
        images.stream().collect(Collectors.groupingBy(ImageInfo::target, Collectors.counting()));
    int number = 0;
    for (ImageInfo image : images) {
      List<Finding> ofImage = findings.getOrDefault(image, List.of());
      heading(image);
      if (only) {
        verdict.write("");
      } else {
        page.hanging("found ", Figures.secrets(Verdict.counts(ofImage)), true);
      }
      Optional.ofNullable(proofs.get(image)).ifPresent(proof -> read.of(proof, only));
      for (Finding finding : ofImage) {
        page.blank();
        block.write(++number, finding, imagesOfTarget.getOrDefault(image.target(), 1L) == 1);
      }
      if (!only) {
        page.blank();
      }
    }
    if (!only) {
      verdict.write(images.isEmpty() ? "" : Figures.count(images.size(), "image") + ", ");
      if (!images.isEmpty()) {
        read.total();
      }
    }
    new ProblemList(page, ink).write(problems);
    new Closing(page, scan, summary, listed).write();
    page.flush();
  }

  /** Those of the summary, in its order; a finding of any other is shown all the same. */
  private List<ImageInfo> images(ScanSummary summary) {
    List<ImageInfo> out =
        new ArrayList<>(summary.images().stream().map(ScannedImage::image).distinct().toList());
    findings.keySet().stream().filter(image -> !out.contains(image)).forEach(out::add);
    return out;
  }

  private FindingBlock block(ScanStart scan, ScanSummary summary) {
    boolean secrets = scan.showSecrets();
    return new FindingBlock(
        page,
        ink,
        new Whereabouts(new LayersOfImages(summary.images()), ink, secrets),
        new CatCommand(options.command(), secrets),
        secrets);
  }

  /** {@code leaky-app:1.0 linux/amd64 sha256:4f1c9e… (docker-archive)}. */
  private void heading(ImageInfo image) {
    String text = ink.bold(Printable.line(image.name().reference()));
    text += image.platform().map(platform -> "  " + platform).orElse("");
    text +=
        image
            .manifestDigest()
            .or(image::configDigest)
            .map(digest -> "  " + digest.algorithm() + ":" + digest.shortHex() + "…")
            .orElse("");
    page.hanging("", text + "  (" + image.form() + ")", false);
  }
}
