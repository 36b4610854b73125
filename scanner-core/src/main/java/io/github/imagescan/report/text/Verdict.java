package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The line that says how the scan ended, and why.
 *
 * @param listed the findings that the report shows
 */
record Verdict(Page page, Ink ink, ScanStart start, ScanSummary summary, List<Finding> listed) {

  /**
   * {@code FAIL 5 secrets: 1 critical, 3 high, 1 medium (gate: medium and above)}.
   *
   * @param subject goes before the counts; may be empty
   */
  void write(String subject) {
    page.hanging(
        ink.of(summary.outcome(), word()) + "  ",
        subject + text() + "        " + gate().replace(' ', Wrap.GLUE),
        true);
  }

  /** Findings by severity. */
  static Map<Severity, Long> counts(List<Finding> findings) {
    Map<Severity, Long> out = new EnumMap<>(Severity.class);
    findings.forEach(finding -> out.merge(finding.severity(), 1L, Long::sum));
    return out;
  }

  private String word() {
    return switch (summary.outcome()) {
      case CLEAN -> "PASS";
      case FINDINGS -> "FAIL";
      case INCOMPLETE -> "INCOMPLETE";
    };
  }

  private String text() {
    String found =
        summary.images().isEmpty() ? "no image was read" : Figures.secrets(counts(listed));
    long unseen = summary.atGate() - listed.stream().filter(this::atGate).count();
    String hidden = unseen > 0 ? "; " + Figures.number(unseen) + " at the gate not listed" : "";
    if (!summary.complete() && !summary.images().isEmpty()) {
      return found + hidden + "; not all could be read";
    }
    return summary.complete() && summary.outcome() == Outcome.INCOMPLETE
        ? found + hidden + "; a problem came up (--strict)"
        : found + hidden;
  }

  private boolean atGate(Finding finding) {
    return finding.confidence().atLeast(Confidence.MEDIUM)
        && start.failOn().filter(finding.severity()::atLeast).isPresent();
  }

  private String gate() {
    return start
        .failOn()
        .map(
            severity ->
                "(gate: " + severity.id() + (severity == Severity.CRITICAL ? ")" : " and above)"))
        .orElse("(gate: none)");
  }
}
