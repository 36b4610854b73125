package io.github.imagescan.cli;

import io.github.imagescan.Thresholds;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.report.ReportFormats;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Nearest;
import io.github.imagescan.rule.Severity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is reported and where, as typed. */
@Heading("Reports")
final class ReportingOptions {
  @Option(
      names = "--report",
      paramLabel = "FORMAT[=FILE]",
      description = {
        "text (default), sarif or json; without FILE to standard output in place of the text."
            + " Repeatable."
      })
  List<String> reports = new ArrayList<>();

  @Option(
      names = "--image-name",
      paramLabel = "NAME",
      description = "Call the image so, in place of the name found in it.")
  @Nullable String imageName;

  @Option(
      names = "--min-confidence",
      paramLabel = "LEVEL",
      description = "List findings from here on: high, medium, low (default: medium).")
  Confidence minConfidence = Confidence.MEDIUM;

  @Option(
      names = "--min-severity",
      paramLabel = "LEVEL",
      description = "List findings from here on: critical, high, medium, low, info (default: low).")
  Severity minSeverity = Severity.LOW;

  @Option(names = "--show-secrets", description = "Show secrets in the clear, in every report.")
  boolean showSecrets;

  Thresholds thresholds(FailOn failOn) {
    return new Thresholds(failOn.least(), minConfidence, minSeverity);
  }

  /**
   * The reports that are meant: with the text on standard output, unless another report takes its
   * place.
   *
   * @param loader where formats are looked for
   */
  List<Reports.Planned> planned(ClassLoader loader) {
    List<Reports.Planned> planned = new ArrayList<>();
    List<String> toOutput = new ArrayList<>();
    Set<Path> files = new HashSet<>();
    for (String typed : reports) {
      ReportSpec spec = ReportSpec.parse(typed);
      planned.add(new Reports.Planned(format(spec.format(), loader), spec.file()));
      if (spec.file().isEmpty()) {
        toOutput.add(spec.format());
      } else {
        ReportPlace.check(spec.file().get());
        if (!files.add(spec.file().get().toAbsolutePath().normalize())) {
          throw new UsageException("two reports go to " + spec.file().get());
        }
      }
    }
    if (toOutput.size() > 1) {
      throw new UsageException(
          "two reports go to standard output; give one of them a file: --report "
              + toOutput.get(1)
              + "=FILE");
    }
    if (toOutput.isEmpty()) {
      planned.add(new Reports.Planned(format("text", loader), Optional.empty()));
    }
    return planned;
  }

  private static ReportFormat format(String id, ClassLoader loader) {
    return ReportFormats.find(id, loader)
        .orElseThrow(
            () ->
                new UsageException(
                    "--report has no format '"
                        + id
                        + "'"
                        + Nearest.hint(id, ReportFormats.ids(loader))));
  }
}
