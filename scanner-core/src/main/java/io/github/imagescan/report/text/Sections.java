package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.place.Printable;
import java.util.List;
import java.util.Map;

/**
 * Writes a section for each image. Where there is but one, the verdict stands at its top; else it
 * comes after the last.
 */
final class Sections {
  private final Page page;
  private final Ink ink;
  private final Verdict verdict;
  private final ReadRow read;
  private final FindingBlock block;
  private int number;

  Sections(Page page, Ink ink, Verdict verdict, ReadRow read, FindingBlock block) {
    this.page = page;
    this.ink = ink;
    this.verdict = verdict;
    this.read = read;
    this.block = block;
  }

  /** Findings are numbered through, in the order of the map and its lists. */
  void write(Map<ImageInfo, List<Finding>> findings) {
    if (findings.size() == 1) {
      findings.forEach(
          (image, ofImage) -> {
            heading(image);
            verdict.write("");
            read.of(image, true);
            blocks(ofImage, !verdict.start().options().containsKey("platform"));
          });
      return;
    }
    findings.forEach(
        (image, ofImage) -> {
          heading(image);
          boolean all = Figures.isAllListed(verdict.summary());
          page.hanging("      ", Figures.secrets(Verdict.counts(ofImage), all), true);
          read.of(image, false);
          blocks(ofImage, isOnlyOfTarget(image, findings));
          page.blank();
        });
    verdict.write(findings.isEmpty() ? "" : Figures.count(findings.size(), "image") + ", ");
    if (!findings.isEmpty()) {
      read.total();
    }
  }

  private static boolean isOnlyOfTarget(ImageInfo image, Map<ImageInfo, List<Finding>> findings) {
    return findings.keySet().stream().filter(i -> i.target().equals(image.target())).count() == 1;
  }

  private void blocks(List<Finding> findings, boolean oneImage) {
    for (Finding finding : findings) {
      page.blank();
      block.write(++number, finding, oneImage);
    }
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
