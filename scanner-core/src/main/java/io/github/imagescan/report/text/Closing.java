package io.github.imagescan.report.text;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.place.Printable;
import io.github.imagescan.report.Hints;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** The last lines: what is easily missed, what to type next, and what the scan was made with. */
record Closing(
    Page page, Ink ink, ScanStart start, ScanSummary summary, List<Finding> listed, Hints hints) {
  private static final int DIGEST = 12;

  void write() {
    page.blank();
    hidden();
    next();
    page.hanging("", ink.dim(madeWith()), true);
  }

  private void hidden() {
    long hidden = listed.stream().filter(f -> f.visibility().hiddenByLayer().isPresent()).count();
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
  }

  private void next() {
    StringJoiner next = new StringJoiner("   ").setEmptyValue("");
    String more = more();
    if (!more.isEmpty()) {
      next.add("More: " + more + ".");
    }
    if (!listed.isEmpty()) {
      hints
          .option("ignore", listed.get(listed.size() - 1).fingerprint().id())
          .ifPresent(option -> next.add("Not a secret: " + glued(option)));
    }
    if (next.length() > 0) {
      page.hanging("", next.toString(), true);
    }
  }

  private String more() {
    StringJoiner options = new StringJoiner(", ");
    if (!listed.isEmpty() && !start.showSecrets()) {
      hints.option("show-secrets", "").ifPresent(options::add);
    }
    if (summary.notListed().byConfidence() > 0) {
      hints.option("min-confidence", "low").map(Closing::glued).ifPresent(options::add);
    }
    if (summary.notListed().bySeverity() > 0) {
      hints.option("min-severity", "info").map(Closing::glued).ifPresent(options::add);
    }
    return options.toString();
  }

  /** {@code imagescan 0.1.0, 313 rules (68fc42299583), --min-confidence low}. */
  private String madeWith() {
    String digest = start.rulesDigest();
    StringJoiner parts = new StringJoiner(", ");
    parts.add("imagescan " + start.version());
    parts.add(
        Figures.count(start.rules().size(), "rule")
            + Wrap.GLUE
            + "("
            + digest.substring(0, Math.min(DIGEST, digest.length()))
            + ")");
    for (Map.Entry<String, String> typed : new TreeMap<>(start.options()).entrySet()) {
      String value = typed.getValue().equals("true") ? "" : Printable.line(typed.getValue());
      parts.add(hints.option(typed.getKey(), value).orElse(typed.getKey() + " " + value));
    }
    return parts.toString();
  }

  private static String glued(String option) {
    return option.replace(' ', Wrap.GLUE);
  }
}
