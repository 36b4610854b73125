package io.github.imagescan.report.sarif;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.rule.Severity;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The most severe findings up to a number; of equal ones the first. Holds no more than that number.
 */
final class TopFindings {
  private int max;
  private final Map<Severity, Deque<Finding>> bySeverity = new EnumMap<>(Severity.class);
  private int size;
  private long leftOut;

  TopFindings(int max) {
    this.max = max;
  }

  void add(Finding finding) {
    bySeverity.computeIfAbsent(finding.severity(), key -> new ArrayDeque<>()).add(finding);
    size++;
    shrinkTo(max);
  }

  /** Makes room for results that are no findings. */
  void shrinkTo(int newMax) {
    max = newMax;
    while (size > max) {
      dropLast();
    }
  }

  /** Most severe first, else in order of arrival. */
  List<Finding> list() {
    List<Finding> out = new ArrayList<>(size);
    bySeverity.values().forEach(out::addAll);
    return out;
  }

  /** How many there are. */
  int size() {
    return size;
  }

  /** How many did not fit. */
  long leftOut() {
    return leftOut;
  }

  private void dropLast() {
    Severity[] severities = Severity.values();
    for (int i = severities.length - 1; i >= 0; i--) {
      Deque<Finding> findings = bySeverity.get(severities[i]);
      if (findings != null && !findings.isEmpty()) {
        findings.removeLast();
        size--;
        leftOut++;
        return;
      }
    }
  }
}
