package io.github.imagescan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleEntry;
import io.github.imagescan.rule.RuleId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every shipped rule owes to those who read its findings. */
class PacksTest {
  private static final int LEAST_EXAMPLES = 2;

  @Test
  void theCompiledRulesAreThePacks() {
    assertEquals(ShippedPacks.rules().toList(), new ShippedRules().rules());
  }

  @TestFactory
  Stream<DynamicTest> aRuleHasExamplesOfBothSorts() {
    return each(
        entry -> {
          assertTrue(entry.examples().size() >= LEAST_EXAMPLES, "examples");
          assertTrue(entry.counterExamples().size() >= LEAST_EXAMPLES, "counter-examples");
        });
  }

  @TestFactory
  Stream<DynamicTest> aRuleSaysWhatItOpensAndHowToEndThat() {
    return each(
        entry -> {
          Rule rule = entry.rule();
          assertFalse(rule.opens().endsWith("."), "`opens` is a clause, without a full stop");
          assertFalse(
              Character.isUpperCase(rule.opens().charAt(0))
                  && Character.isLowerCase(rule.opens().charAt(1)),
              "`opens` goes on after \"Whoever has it can\"");
          assertTrue(rule.rotate().endsWith("."), "`rotate` is a sentence, with its full stop");
          assertFalse(rule.title().endsWith("."), "`name` is a noun phrase, without a full stop");
        });
  }

  /** A rule whose literal is not in its own example would never fire. */
  @TestFactory
  Stream<DynamicTest> aLiteralOfTheRuleStandsInEachOfItsExamples() {
    return each(
        entry -> {
          for (RuleEntry.Example example : entry.examples()) {
            String text = ExampleText.of(entry.rule(), example);
            List<Literal> literals = entry.rule().literals();
            assertTrue(
                literals.isEmpty() || literals.stream().anyMatch(l -> holds(text, l)),
                "line " + example.line());
          }
        });
  }

  /** Ids are in baselines and in alerts: once shipped, they stay, at least as an alias. */
  @Test
  void anIdIsForEver() throws IOException {
    Set<String> ids = new HashSet<>();
    ShippedPacks.rules()
        .forEach(
            rule -> {
              ids.add(rule.id().value());
              rule.aliases().stream().map(RuleId::value).forEach(ids::add);
            });
    List<String> listed = listedIds();
    assertEquals(
        List.of(),
        listed.stream().filter(id -> !ids.contains(id)).toList(),
        "gone: give the ids back, or keep them as aliases");
    assertEquals(
        List.of(),
        ids.stream().filter(id -> !listed.contains(id)).sorted().toList(),
        "new: add them to rule-ids.txt");
    assertEquals(listed.stream().sorted().toList(), listed, "rule-ids.txt is sorted");
  }

  private static List<String> listedIds() throws IOException {
    try (InputStream in = PacksTest.class.getResourceAsStream("/rule-ids.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  private static Stream<DynamicTest> each(java.util.function.Consumer<RuleEntry> check) {
    return ShippedPacks.entries()
        .map(
            entry -> DynamicTest.dynamicTest(entry.rule().id().value(), () -> check.accept(entry)));
  }

  private static boolean holds(String text, Literal literal) {
    int length = literal.text().length();
    for (int i = 0; i + length <= text.length(); i++) {
      if (text.regionMatches(literal.ignoreCase(), i, literal.text(), 0, length)) {
        return true;
      }
    }
    return false;
  }
}
