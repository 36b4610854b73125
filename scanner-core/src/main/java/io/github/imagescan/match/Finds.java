package io.github.imagescan.match;

import io.github.imagescan.place.Place;
import io.github.imagescan.rule.Confidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What rules found in one content, within bounds. Each confidence has room of its own: any number
 * of doubtful finds leaves room for a sure one, wherever it stands.
 */
final class Finds {
  /** Several rules may find one secret, so more is collected than will be told. */
  private static final int FOUND_PER_FINDING = 4;

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparing(Candidate::confidence).thenComparing(Candidate::severity);

  private final int maxFindings;
  private final List<Found> found = new ArrayList<>();
  private final Map<Confidence, Long> counts = new EnumMap<>(Confidence.class);
  private boolean leftOut;

  /**
   * @param maxFindings the most that are told
   */
  Finds(int maxFindings) {
    this.maxFindings = maxFindings;
  }

  /** Whether there is room for one more; where there is none, one was left out. */
  boolean hasRoom(Confidence confidence) {
    boolean room = counts.getOrDefault(confidence, 0L) < (long) maxFindings * FOUND_PER_FINDING;
    leftOut |= !room;
    return room;
  }

  /** Takes one for which there is room. */
  void add(Found one) {
    counts.merge(one.confidence(), 1L, Long::sum);
    found.add(one);
  }

  /** Whether there is no room left for anything that counts. */
  boolean isFull() {
    return leftOut && !hasRoom(Confidence.HIGH);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The candidates, in the order of their secrets; the surest and most severe that may be told. */
  List<Candidate> best(Place place) {
    List<Candidate> all = Resolution.of(found, place);
    if (all.size() <= maxFindings) {
      return all;
    }
    leftOut = true;
    // Both sorts are stable: of equals the first ones are told.
    List<Candidate> best = all.stream().sorted(BEST_FIRST).limit(maxFindings).toList();
    return best.stream()
        .sorted(Comparator.comparingLong(candidate -> candidate.secretSpan().start()))
        .toList();
  }

  /** Whether something was left out. */
  boolean leftOut() {
    return leftOut;
  }

  void clear() {
    found.clear();
    counts.clear();
    leftOut = false;
  }
}
