package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import java.util.List;
import java.util.StringJoiner;

/** The last lines: what is easily missed, and what to type next. */
record Closing(Page page, ScanStart start, ScanSummary summary, List<Finding> listed) {

  void write() {
    StringJoiner next = new StringJoiner("   ").setEmptyValue("");
    more(next);
    if (!listed.isEmpty()) {
      next.add(
          "Not a secret: --ignore" + Wrap.GLUE + listed.get(listed.size() - 1).fingerprint().id());
    }
    long hidden = listed.stream().filter(f -> f.visibility().hiddenByLayer().isPresent()).count();
    if (hidden > 0 || next.length() > 0) {
      page.blank();
    }
    if (hidden > 0) {
      page.hanging(
          "",
          Figures.number(hidden)
              + " of "
              + Figures.number(listed.size())
              + (hidden == 1 ? " is" : " are")
              + " not in the final file system, yet in the image for everyone who pulls it.",
          true);
    }
    if (next.length() > 0) {
      page.hanging("", next.toString(), true);
    }
  }

  private void more(StringJoiner next) {
    StringJoiner options = new StringJoiner(", ", "More: ", ".").setEmptyValue("");
    if (!listed.isEmpty() && !start.showSecrets()) {
      options.add("--show-secrets");
    }
    if (summary.notListed().byConfidence() > 0) {
      options.add("--min-confidence" + Wrap.GLUE + "low");
    }
    if (summary.notListed().bySeverity() > 0) {
      options.add("--min-severity" + Wrap.GLUE + "info");
    }
    if (options.length() > 0) {
      next.add(options.toString());
    }
  }
}
