package io.github.imagescan.suppress;

import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Suppression;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Nearest;
import io.github.imagescan.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What the user gave with {@code --ignore}: ids of findings, ids of rules, globs of paths. It
 * marks, and never drops. Not for several threads at once.
 *
 * <p>A glob suppresses a finding only where each of its places is a file that some glob matches:
 * what also stands somewhere else is still told.
 */
public final class Ignores {
  private static final int MIN_ID = 6;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{" + MIN_ID + ",64}");
  private static final Pattern RULE = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern SHORT_ID = Pattern.compile("(?=.*[0-9])[0-9a-f]{1,5}");

  /** One value, as typed, and what it may be. */
  private record Ignore(String typed, boolean id, boolean rule, Optional<Glob> glob) {}

  private final List<Ignore> ignores;
  private final Set<String> known;
  private final Set<String> used = new TreeSet<>();

  private Ignores(List<Ignore> ignores, Set<String> known) {
    this.ignores = ignores;
    this.known = known;
  }

  /** Reads the values of {@code --ignore} where it is not known what rules there are. */
  public static Ignores parse(List<String> values) {
    return parse(values, List.of());
  }

  /**
   * Reads the values of {@code --ignore}. A word that is no rule's id may be the name of a file.
   *
   * @param rules those in use
   * @throws IllegalArgumentException where one is empty or too short to be an id; the message says
   *     what to write
   */
  public static Ignores parse(List<String> values, List<Rule> rules) {
    Set<String> known = new TreeSet<>();
    for (Rule rule : rules) {
      known.add(rule.id().value());
      rule.aliases().forEach(alias -> known.add(alias.value()));
    }
    List<Ignore> ignores = new ArrayList<>();
    for (String value : values) {
      String text = value.strip();
      if (text.isEmpty()) {
        throw new IllegalArgumentException(
            "--ignore: empty; write a finding's ID, a rule's ID, or a path such as test/**");
      }
      if (SHORT_ID.matcher(text).matches()) {
        throw new IllegalArgumentException(
            "--ignore " + text + ": too short; write at least " + MIN_ID + " digits of the ID");
      }
      boolean rule = RULE.matcher(text).matches();
      String digits = text.toLowerCase(Locale.ROOT);
      boolean id = ID.matcher(digits).matches();
      Optional<Glob> glob = known.contains(text) ? Optional.empty() : Optional.of(Glob.of(text));
      ignores.add(new Ignore(text, id, rule, glob));
    }
    return new Ignores(List.copyOf(ignores), known);
  }

  /** What suppresses the finding, if anything does: the first that was given. */
  public Optional<Suppression> match(Finding finding) {
    List<Ignore> by = new ArrayList<>(ignores.stream().filter(i -> names(i, finding)).toList());
    List<Ignore> globs =
        ignores.stream()
            .filter(ignore -> finding.occurrences().stream().anyMatch(at -> covers(ignore, at)))
            .toList();
    if (finding.occurrences().stream()
        .allMatch(at -> globs.stream().anyMatch(glob -> covers(glob, at)))) {
      by.addAll(globs);
    }
    by.forEach(ignore -> used.add(ignore.typed()));
    return by.stream().findFirst().map(ignore -> new Suppression("--ignore " + ignore.typed(), ""));
  }

  private static boolean names(Ignore ignore, Finding finding) {
    String text = ignore.typed();
    return ignore.id() && finding.fingerprint().hex().startsWith(text.toLowerCase(Locale.ROOT))
        || ignore.rule()
            && (finding.rule().id().value().equals(text)
                || finding.rule().aliases().stream().anyMatch(id -> id.value().equals(text)));
  }

  private static boolean covers(Ignore ignore, Occurrence occurrence) {
    return ignore.glob().isPresent()
        && occurrence.place() instanceof Place.LayerEntry entry
        && ignore.glob().get().matches(entry.name().normal().display());
  }

  /** The values that matched nothing so far, each as the problem that it is. */
  public List<Problem> unused() {
    return ignores.stream()
        .map(Ignore::typed)
        .distinct()
        .filter(typed -> !used.contains(typed))
        .map(
            typed ->
                new Problem(
                    Problem.Kind.IGNORE_UNUSED,
                    new Place.TargetName("--ignore " + typed),
                    "matches no finding",
                    nearest(typed).map(rule -> "did you mean " + rule + "?").orElse("remove it")))
        .toList();
  }

  private Optional<String> nearest(String typed) {
    return RULE.matcher(typed).matches() && !known.contains(typed)
        ? Nearest.to(typed, known)
        : Optional.empty();
  }
}
