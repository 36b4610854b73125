package io.github.imagescan.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.imagescan.match.Candidate;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleEntry;
import io.github.imagescan.rule.RuleEntry.Example;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each example with all rules at work: what should be found is found, and nothing else. */
class ExamplesTest {
  private static final Scanner SCANNER = new Scanner();

  @TestFactory
  Stream<DynamicTest> anExampleFindsWhatItSaysAndNothingElse() {
    return ShippedPacks.entries()
        .flatMap(entry -> entry.examples().stream().map(example -> test(entry, example)));
  }

  @TestFactory
  Stream<DynamicTest> aCounterExampleFindsNothing() {
    return ShippedPacks.entries()
        .flatMap(entry -> entry.counterExamples().stream().map(example -> test(entry, example)));
  }

  private static DynamicTest test(RuleEntry entry, Example example) {
    Rule rule = entry.rule();
    return DynamicTest.dynamicTest(
        rule.id() + ", line " + example.line(),
        () -> assertEquals(expected(rule, example), found(rule, example), example.text()));
  }

  private static Map<String, Long> expected(Rule rule, Example example) {
    Map<String, Long> out = new TreeMap<>();
    example.also().forEach(id -> out.put(id.value(), 1L));
    if (example.finds() > 0) {
      out.put(rule.id().value(), (long) example.finds());
    }
    return out;
  }

  private static Map<String, Long> found(Rule rule, Example example) {
    return SCANNER.scan(example.file(), ExampleText.of(rule, example)).stream()
        .filter(candidate -> counts(candidate, rule))
        .collect(
            Collectors.groupingBy(
                candidate -> candidate.rule().id().value(), TreeMap::new, Collectors.counting()));
  }

  private static boolean counts(Candidate candidate, Rule rule) {
    return candidate.confidence().atLeast(Confidence.MEDIUM)
        || candidate.rule().id().equals(rule.id()) && rule.confidence() == Confidence.LOW;
  }
}
