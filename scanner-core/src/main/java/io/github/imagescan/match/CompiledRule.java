package io.github.imagescan.match;

import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import java.util.List;
import java.util.Optional;

/**
 * A rule with what it names looked up.
 *
 * @param prefixes texts that its secrets may begin with, which reports may show
 */
record CompiledRule(
    Rule rule, Form form, Optional<Validator> validator, List<Glob> paths, List<String> prefixes) {

  /** How a rule finds, most specific first: of two that found the same bytes, the first wins. */
  enum Form {
    SHAPE,
    CODE,
    PATTERN,
    ASSIGNMENT
  }

  static CompiledRule of(
      Rule rule, Form form, Optional<Validator> validator, List<Literal> literals) {
    return new CompiledRule(
        rule,
        form,
        validator,
        rule.paths().stream().map(Glob::new).toList(),
        literals.stream().filter(literal -> !literal.ignoreCase()).map(Literal::text).toList());
  }

  RuleId id() {
    return rule.id();
  }

  /** Whether the rule applies to a content with this path. */
  boolean reads(String path) {
    return paths.isEmpty() || paths.stream().anyMatch(glob -> glob.matches(path));
  }

  boolean supersedes(CompiledRule other) {
    return rule.supersedes().contains(other.id());
  }

  @Override
  public String toString() {
    return id().toString();
  }
}
