package io.github.imagescan.match;

import io.github.imagescan.match.CompiledRule.Form;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All literals in one automaton, and for each of them who is told of a hit. */
final class LiteralIndex {
  private static final int MOST_BEFORE = 4_096;
  private static final int MOST_AFTER = 65_536;

  private final Map<String, List<Target>> byLiteral = new LinkedHashMap<>();
  private final Automaton automaton;
  private final Target[][] targets;
  private final int[] afters;
  private int budgets;
  private int before;
  private int after;

  /**
   * The index of these rules and detectors.
   *
   * @throws IllegalArgumentException where one could never match, or looks too far
   */
  LiteralIndex(Collection<CompiledRule> rules, Collection<HitDetector> detectors) {
    for (CompiledRule rule : rules) {
      if (rule.form() == Form.SHAPE) {
        addShape(rule);
      } else if (rule.form() == Form.PATTERN) {
        addPattern(rule);
      }
    }
    detectors.forEach(this::addDetector);
    automaton =
        new Automaton(
            byLiteral.keySet().stream()
                .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
                .toList());
    targets =
        byLiteral.values().stream()
            .map(list -> list.toArray(Target[]::new))
            .toArray(Target[][]::new);
    afters =
        Stream.of(targets)
            .mapToInt(all -> Stream.of(all).mapToInt(t -> t.confirmer().after()).max().orElse(0))
            .toArray();
  }

  private void addShape(CompiledRule rule) {
    int number = budgets++;
    try {
      ShapeMatcher shape = new ShapeMatcher(rule.rule().shape().orElseThrow());
      for (Literal literal : rule.rule().literals()) {
        // The shape looks at the literal's case itself.
        add(
            Literal.ignoringCase(literal.text()),
            new ShapeConfirmer(
                number, rule, shape, shape.anchors(literal), literal.text().length()));
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rule " + rule.id() + ": " + e.getMessage(), e);
    }
  }

  private void addPattern(CompiledRule rule) {
    int number = budgets++;
    Rule source = rule.rule();
    checkReach("rule " + rule.id(), source.before(), source.after());
    PatternConfirmer confirmer =
        new PatternConfirmer(
            number, rule, source.pattern().orElseThrow(), source.before(), source.after());
    source.literals().forEach(literal -> add(literal, confirmer));
  }

  private void addDetector(HitDetector detector) {
    checkReach("detector " + detector.name(), detector.before(), detector.after());
    int cost = detector instanceof AssignmentDetector ? AssignmentDetector.COST : Integer.MAX_VALUE;
    CodeConfirmer confirmer = new CodeConfirmer(budgets++, detector, cost);
    detector.literals().forEach(literal -> add(literal, confirmer));
  }

  private static void checkReach(String who, int before, int after) {
    if (before < 0 || before > MOST_BEFORE || after < 0 || after > MOST_AFTER) {
      throw new IllegalArgumentException(
          who
              + " looks at "
              + before
              + " bytes before and "
              + after
              + " after a literal; at most "
              + MOST_BEFORE
              + " and "
              + MOST_AFTER
              + " can be kept");
    }
  }

  private void add(Literal literal, Confirmer confirmer) {
    before = Math.max(before, confirmer.before());
    after = Math.max(after, confirmer.after());
    String text = literal.text();
    byte[] exact = literal.ignoreCase() ? new byte[0] : text.getBytes(StandardCharsets.ISO_8859_1);
    byLiteral
        .computeIfAbsent(lower(text), folded -> new ArrayList<>())
        .add(new Target(confirmer, exact));
  }

  /** In lower case as far as it is ASCII, as the automaton folds. */
  private static String lower(String text) {
    StringBuilder lower = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Value.isUpper(c)) {
        lower.setCharAt(i, Character.toLowerCase(c));
      } else if (c > 0xff) {
        throw new IllegalArgumentException("a literal that is not Latin-1: " + text);
      }
    }
    return lower.toString();
  }

  Automaton automaton() {
    return automaton;
  }

  Target[] targets(int literal) {
    return targets[literal];
  }

  /** The number of separate budgets for bytes examined. */
  int budgets() {
    return budgets;
  }

  /** The most bytes before a literal that anything looks at. */
  int before() {
    return before;
  }

  /** The most bytes after a literal that anything looks at. */
  int after() {
    return after;
  }

  /** The most bytes after any of these literals that is looked at. */
  int after(int[] literals) {
    int most = 0;
    for (int literal : literals) {
      most = Math.max(most, afters[literal]);
    }
    return most;
  }
}
