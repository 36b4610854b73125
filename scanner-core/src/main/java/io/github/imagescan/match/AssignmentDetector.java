package io.github.imagescan.match;

import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.RuleId;
import java.util.List;

/** Finds values given to names that say password. */
final class AssignmentDetector implements HitDetector {
  static final String NAME = "assignment";
  static final int COST = 128;

  AssignmentDetector(List<RuleId> rules) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<Literal> literals() {
    return List.of(Literal.ignoringCase("pass"));
  }

  @Override
  public int before() {
    return 64;
  }

  @Override
  public int after() {
    return 1_024;
  }

  @Override
  public void confirm(Window window, ContentInfo info, ClaimSink out) {}
}
