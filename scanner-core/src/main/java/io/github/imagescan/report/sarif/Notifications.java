package io.github.imagescan.report.sarif;

import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.Notification;
import com.contrastsecurity.sarif.ReportingDescriptor;
import com.contrastsecurity.sarif.ReportingDescriptorReference;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.finding.ScanSummary;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Printable;
import io.github.imagescan.place.Problem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Problems as notifications of the tool, and what did not fit into the file. */
final class Notifications {
  private static final String RESULTS_LEFT_OUT = "results-left-out";
  private static final String PROBLEMS_LEFT_OUT = "problems-left-out";
  private static final int MAX = 1_000;

  private final Uris uris;
  private final String base;
  private final List<Problem> problems;
  private final long resultsLeftOut;
  private final List<String> kinds;

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
            : uris.target(start.targets().isEmpty() ? "target" : start.targets().get(0));
    this.problems =
        allProblems.stream()
            .sorted(Comparator.comparing(problem -> !problem.kind().incomplete()))
            .toList();
    this.resultsLeftOut = resultsLeftOut;
    Set<String> ids = new TreeSet<>();
    problems.stream().limit(MAX).forEach(problem -> ids.add(problem.kind().id()));
    if (resultsLeftOut > 0) {
      ids.add(RESULTS_LEFT_OUT);
    }
    if (problems.size() > MAX) {
      ids.add(PROBLEMS_LEFT_OUT);
    }
    this.kinds = List.copyOf(ids);
  }

  /** The kinds that are used. */
  Set<ReportingDescriptor> descriptors() {
    Set<ReportingDescriptor> out = new LinkedHashSet<>();
    for (String kind : kinds) {
      String words = kind.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + kind.substring(1);
      out.add(
          new ReportingDescriptor()
              .withId(kind)
              .withShortDescription(
                  new MultiformatMessageString().withText(words.replace('-', ' '))));
    }
    return out;
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
                  + " at most 25,000; the JSON report lists them all"));
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

  private Notification notification(String kind, Notification.Level level, String text) {
    return new Notification()
        .withDescriptor(
            new ReportingDescriptorReference().withId(kind).withIndex(kinds.indexOf(kind)))
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
