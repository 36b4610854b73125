package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.rule.Rule;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectorsTest {
  private static Detectors of(Rules... rules) {
    return Detectors.of(List.of(), Arrays.stream(rules).map(Rules::build).toList());
  }

  private static String complaint(Rules... rules) {
    return assertThrows(IllegalArgumentException.class, () -> of(rules)).getMessage();
  }

  private static Rules token(String id) {
    return Rules.token(id, "tok_", "base62", 36);
  }

  @Test
  void twoRulesWithOneIdAreRefused() {
    assertEquals(
        "two rules are called a: give one of them another id", complaint(token("a"), token("a")));
  }

  @Test
  void aDetectorThatNobodyProvidesIsRefused() {
    assertTrue(
        complaint(Rules.rule("a").detector("nobody"))
            .startsWith("rule a names a detector that nobody provides: nobody"));
  }

  @Test
  void aValidatorThatNobodyProvidesIsRefused() {
    assertTrue(
        complaint(token("a").validate("nobody", Rule.OnInvalid.DROP))
            .startsWith("rule a names a validator that nobody provides: nobody"));
  }

  @Test
  void aRuleThatCouldNeverMatchIsRefused() {
    assertTrue(complaint(Rules.rule("a")).startsWith("rule a needs exactly one of"));
    assertTrue(complaint(Rules.rule("a").pattern("x", 0, 1)).startsWith("rule a has no literal"));
  }

  @Test
  void theDigestDependsOnTheRulesNotOnTheirOrder() {
    assertEquals(of(token("a"), token("b")).digest(), of(token("b"), token("a")).digest());
    assertNotEquals(of(token("a")).digest(), of(token("b")).digest());
    assertNotEquals(of(token("a")).digest(), of(token("a").gates(3)).digest());
    assertNotEquals(of(token("a")).digest(), of(Rules.token("a", "tok_", "base58", 36)).digest());
    assertTrue(of().digest().matches("[0-9a-f]{64}"));
  }

  @Test
  void withoutRulesNothingIsFound() {
    assertEquals(List.of(), Matching.with().in("tok_" + Matching.base62(36, 1)));
  }
}
