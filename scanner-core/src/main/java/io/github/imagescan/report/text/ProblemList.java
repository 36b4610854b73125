package io.github.imagescan.report.text;

import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.Hints;
import java.util.Comparator;
import java.util.List;

/** What could not be read as it should, the worst first. */
record ProblemList(Page page, Ink ink, Hints hints) {
  private static final int MAX = 100;

  void write(List<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    page.blank();
    page.hanging("", ink.bold(Figures.count(problems.size(), "problem")), true);
    problems.stream()
        .sorted(Comparator.comparing(problem -> !problem.kind().incomplete()))
        .limit(MAX)
        .forEach(this::write);
    if (problems.size() > MAX) {
      String all = hints.option("report", "json").map(o -> "; " + o + " lists them all").orElse("");
      page.line("  and " + Figures.number(problems.size() - MAX) + " more" + all);
    }
  }

  private void write(Problem problem) {
    String kind = problem.kind().id();
    page.hanging(
        "  ",
        (problem.kind().incomplete() ? ink.bold(kind) : kind)
            + "  "
            + Printable.line(problem.message()),
        false);
  }
}
