package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.ReportingDescriptorReference;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Problems as notifications of the tool, and what did not fit into the file. A descriptor is named
 * by its id alone: sarif-multitool asks of those in the driver what GitHub asks of rules.
 */
final class Notifications {
  private static final String RESULTS_LEFT_OUT = "results-left-out";
  private static final String PROBLEMS_LEFT_OUT = "problems-left-out";
  private static final int MAX = 1_000;

  private final Uris uris;
  private final String base;
  private final List<Problem> problems;
  private final long resultsLeftOut;

  Notifications(
      Uris uris,
      ScanStart start,
      ScanSummary summary,
      List<Problem> allProblems,
      long resultsLeftOut) {
    this.uris = uris;
    this.base =
        summary.images().size() == 1
            ? uris.image(summary.images().get(0).image())
            : uris.unread(start, start.targets().isEmpty() ? "target" : start.targets().get(0));
    this.problems =
        allProblems.stream()
            .sorted(Comparator.comparing(problem -> !problem.kind().incomplete()))
            .toList();
    this.resultsLeftOut = resultsLeftOut;
  }

  /** What left a scan incomplete is an error, all else a warning. */
  List<Notification> list() {
    List<Notification> out = new ArrayList<>();
    if (resultsLeftOut > 0) {
      out.add(
          notification(
              RESULTS_LEFT_OUT,
              Notification.Level.WARNING,
              String.format(java.util.Locale.ROOT, "%,d", resultsLeftOut)
                  + " further results, the least severe, are not in this file: code scanning takes"
                  + " at most 25,000, and 10 MB in gzip; the JSON report lists them all"));
    }
    problems.stream().limit(MAX).map(this::of).forEach(out::add);
    if (problems.size() > MAX) {
      out.add(
          notification(
              PROBLEMS_LEFT_OUT,
              Notification.Level.WARNING,
              problems.size()
                  - MAX
                  + " further problems are not in this file; the JSON report lists them all"));
    }
    return out;
  }

  private Notification of(Problem problem) {
    return notification(
            problem.kind().id(),
            problem.kind().incomplete() ? Notification.Level.ERROR : Notification.Level.WARNING,
            Printable.line(problem.message()).replace("](", "] ("))
        .withLocations(Set.of(Places.start(uri(problem.where()))));
  }

  private static Notification notification(String kind, Notification.Level level, String text) {
    return new Notification()
        .withDescriptor(new ReportingDescriptorReference().withId(kind))
        .withLevel(level)
        .withMessage(new Message().withText(text));
  }

  private String uri(Place where) {
    if (where instanceof Place.InImage in) {
      return uris.of(uris.image(new ImageName(in.image())), in.place());
    }
    return where instanceof Place.TargetName target
        ? uris.target(target.name())
        : uris.of(base, where);
  }
}
