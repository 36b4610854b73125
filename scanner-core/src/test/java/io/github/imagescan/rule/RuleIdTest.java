package io.github.imagescan.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"jwt", "github-pat-classic", "1password-token", "a-1"})
  void lowerCaseWordsWithHyphensAreAnId(String id) {
    assertEquals(id, new RuleId(id).toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "a-", "-a", "a--b", "A", "a_b", "a b", "é"})
  void anythingElseIsNone(String id) {
    assertThrows(IllegalArgumentException.class, () -> new RuleId(id));
  }
}
