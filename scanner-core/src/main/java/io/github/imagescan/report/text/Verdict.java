package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The line that says how the scan ended, and why.
 *
 * @param listed the findings that the report shows
 * @param problems all of them
 */
record Verdict(
    Page page,
    Ink ink,
    ScanStart start,
    ScanSummary summary,
    List<Finding> listed,
    List<Problem> problems) {

  /**
   * {@code FAIL 5 secrets: 1 critical, 3 high, 1 medium (gate: medium and above)}.
   *
   * @param subject goes before the counts; may be empty
   */
  void write(String subject) {
    page.hanging(word() + "  ", subject + text() + gate(), true);
  }

  /** Findings by severity. */
  static Map<Severity, Long> counts(List<Finding> findings) {
    Map<Severity, Long> out = new EnumMap<>(Severity.class);
    findings.forEach(finding -> out.merge(finding.severity(), 1L, Long::sum));
    return out;
  }

  /** Where nothing is held against the findings, nothing has passed. */
  private String word() {
    return switch (summary.outcome()) {
      case CLEAN ->
          start.failOn().isEmpty() ? ink.bold("NO GATE") : ink.of(summary.outcome(), "PASS");
      case FINDINGS -> ink.of(summary.outcome(), "FAIL");
      case INCOMPLETE -> ink.of(summary.outcome(), "INCOMPLETE");
    };
  }

  private String text() {
    StringJoiner parts = new StringJoiner("; ");
    long unseen = summary.atGate() - listed.stream().filter(this::atGate).count();
    if (summary.images().isEmpty()) {
      parts.add("no image was read");
    } else if (!listed.isEmpty() || unseen == 0) {
      parts.add(Figures.secrets(counts(listed), Figures.isAllListed(summary)));
    }
    if (unseen > 0) {
      parts.add(Figures.number(unseen) + " at the gate, not listed");
    }
    if (!summary.complete() && !summary.images().isEmpty()) {
      parts.add(unread());
    } else if (summary.complete() && summary.outcome() == Outcome.INCOMPLETE) {
      parts.add("a problem came up (--strict)");
    }
    return parts.toString();
  }

  /** Whole targets, or parts of images: the lines that say what was read tell the latter only. */
  private String unread() {
    long targets =
        problems.stream()
            .filter(problem -> problem.kind() == Problem.Kind.TARGET_UNREADABLE)
            .map(Problem::where)
            .distinct()
            .count();
    boolean parts = summary.images().stream().anyMatch(image -> !image.complete());
    return targets == 0 || parts
        ? "not all could be read"
        : targets + " of " + start.targets().size() + " targets could not be read";
  }

  private boolean atGate(Finding finding) {
    return finding.confidence().atLeast(Confidence.MEDIUM)
        && start.failOn().filter(finding.severity()::atLeast).isPresent();
  }

  private String gate() {
    return start
        .failOn()
        .map(severity -> severity.id() + (severity == Severity.CRITICAL ? "" : " and above"))
        .map(gate -> "        " + ("(gate: " + gate + ")").replace(' ', Wrap.GLUE))
        .orElse("");
  }
}
