package io.github.imagescan.match;

import io.github.imagescan.place.Place;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule.PairWith;
import io.github.imagescan.rule.RuleId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides between all that was found in one content: of what shares bytes one stays, the others are
 * named in it; halves of a pair become one.
 */
final class Resolution {
  private final List<Found> all;
  private final Map<RuleId, List<Found>> byRule = new HashMap<>();

  private Resolution(List<Found> found) {
    all = found.stream().sorted(Found.BY_PLACE).toList();
    for (Found one : all) {
      byRule.computeIfAbsent(one.rule().id(), id -> new ArrayList<>()).add(one);
    }
  }

  /** The candidates, in the order of their secrets. */
  static List<Candidate> of(List<Found> found, Place place) {
    Resolution resolution = new Resolution(found);
    return resolution.candidates(resolution.winners(), place);
  }

  /** One of those that share bytes, with the others. */
  private record Winner(Found found, List<Found> others) {}

  /** Those that stay, by the beginning of their secrets; no two share a byte. */
  private TreeMap<Long, Winner> winners() {
    List<Found> paired = all.stream().filter(this::hasItsPair).toList();
    List<Found> ranked = new ArrayList<>(paired);
    Set<Found> superseded = superseded(paired);
    ranked.sort(
        Comparator.<Found, Boolean>comparing(superseded::contains).thenComparing(Found.BY_RANK));
    TreeMap<Long, Winner> winners = new TreeMap<>();
    for (Found one : ranked) {
      var before = winners.floorEntry(one.secretSpan().start());
      var after = winners.ceilingEntry(one.secretSpan().start());
      if (before != null && before.getValue().found.overlaps(one)) {
        before.getValue().others.add(one);
      } else if (after != null && after.getValue().found.overlaps(one)) {
        after.getValue().others.add(one);
      } else {
        winners.put(one.secretSpan().start(), new Winner(one, new ArrayList<>()));
      }
    }
    return winners;
  }

  /** Those of whose bytes another rule says more. */
  private static Set<Found> superseded(List<Found> byPlace) {
    Set<Found> superseded = identitySet();
    for (int i = 0; i < byPlace.size(); i++) {
      Found first = byPlace.get(i);
      for (int j = i + 1; j < byPlace.size() && byPlace.get(j).overlaps(first); j++) {
        Found second = byPlace.get(j);
        boolean down = first.rule().supersedes(second.rule());
        boolean up = second.rule().supersedes(first.rule());
        if (down != up) {
          superseded.add(down ? second : first);
        }
      }
    }
    return superseded;
  }

  /** A set that does not look into rules to tell finds apart. */
  private static Set<Found> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  private boolean hasItsPair(Found one) {
    Optional<PairWith> pair = one.rule().rule().pair();
    return pair.isEmpty() || pair.get().optional() || otherHalf(one, pair.get()).isPresent();
  }

  private Optional<Found> otherHalf(Found one, PairWith pair) {
    return byRule.getOrDefault(pair.needs(), List.of()).stream()
        .filter(other -> lines(one, other) <= pair.within())
        .min(
            Comparator.<Found>comparingInt(other -> lines(one, other))
                .thenComparingLong(other -> bytes(one, other))
                .thenComparing(Found.BY_PLACE));
  }

  private static int lines(Found one, Found other) {
    return Math.abs(one.region().startLine() - other.region().startLine());
  }

  private static long bytes(Found one, Found other) {
    return Math.abs(one.secretSpan().start() - other.secretSpan().start());
  }

  private List<Candidate> candidates(TreeMap<Long, Winner> winners, Place place) {
    Map<Found, Found> halves = new IdentityHashMap<>();
    for (Winner winner : winners.values()) {
      winner
          .found
          .rule()
          .rule()
          .pair()
          .flatMap(pair -> otherHalf(winner.found, pair))
          .ifPresent(half -> halves.put(winner.found, half));
    }
    // Two that name each other both stay.
    Set<Found> absorbed = identitySet();
    absorbed.addAll(halves.values());
    halves.keySet().forEach(absorbed::remove);
    List<Candidate> candidates = new ArrayList<>();
    for (Winner winner : winners.values()) {
      if (!absorbed.contains(winner.found)) {
        Optional<Found> half = Optional.ofNullable(halves.get(winner.found));
        candidates.add(candidate(winner, half, place));
      }
    }
    return candidates;
  }

  private static Candidate candidate(Winner winner, Optional<Found> half, Place place) {
    Found found = winner.found;
    List<RuleId> also =
        winner.others.stream()
            .map(other -> other.rule().id())
            .filter(id -> !id.equals(found.rule().id()))
            .distinct()
            .sorted()
            .toList();
    List<Reason> why = new ArrayList<>(found.why());
    half.ifPresent(other -> why.add(paired(lines(found, other))));
    Optional<String> shown =
        half.map(other -> Masks.inFull(other.secret()))
            .or(found::publicPart)
            .or(
                () ->
                    winner.others.stream()
                        .flatMap(other -> other.publicPart().stream())
                        .findFirst());
    return found.candidate(also, shown, Reasons.strongestFirst(why), place);
  }

  private static Reason paired(int lines) {
    String where =
        lines == 0 ? "on the same line" : lines == 1 ? "one line away" : lines + " lines away";
    return new Reason(Reason.Kind.PAIR, "its other half stands " + where);
  }
}
