package io.github.imagescan.report.text;

import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.rule.Severity;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Numbers as a person reads them, each one word to {@link Wrap}. */
final class Figures {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Figures() {}

  /** {@code 1 layer}, {@code 1,204 layers}. */
  static String count(long number, String noun) {
    return number(number) + Wrap.GLUE + noun + (number == 1 ? "" : "s");
  }

  /** Whether every finding is in the list. */
  static boolean isAllListed(ScanSummary summary) {
    return summary.notListed().total() + summary.suppressed() == 0;
  }

  /** {@code 1,204}. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Powers of 1,000: {@code 812 bytes}, {@code 3.2 MB}, {@code 41 MB}. */
  static String size(long bytes) {
    if (bytes < 1_000) {
      return count(bytes, "byte");
    }
    double value = bytes / 1_000.0;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1_000;
      unit++;
    }
    String digits = String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    return (digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits)
        + Wrap.GLUE
        + UNITS[unit];
  }

  /** {@code 0.3 s}, {@code 2 min 5 s}. */
  static String time(Duration duration) {
    long seconds = duration.toSeconds();
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f", duration.toMillis() / 1_000.0) + Wrap.GLUE + "s"
        : String.format(Locale.ROOT, "%d min %d s", seconds / 60, seconds % 60)
            .replace(' ', Wrap.GLUE);
  }

  /**
   * {@code 5 secrets: 1 critical, 3 high, 1 medium; 2 of severity info}. Those of severity info are
   * counted apart.
   *
   * @param all whether there are no others, so that none listed is none found
   */
  static String secrets(Map<Severity, Long> counts, boolean all) {
    long total = 0;
    StringJoiner parts = new StringJoiner(", ");
    for (Severity severity : Severity.values()) {
      long number = counts.getOrDefault(severity, 0L);
      if (number > 0 && severity != Severity.INFO) {
        total += number;
        parts.add(number(number) + " " + severity.id());
      }
    }
    long info = counts.getOrDefault(Severity.INFO, 0L);
    String none = all ? "no secret found" : "no secret listed";
    return (total == 0 ? none : count(total, "secret") + ": " + parts)
        + (info == 0 ? "" : "; " + number(info) + " of severity info");
  }
}
