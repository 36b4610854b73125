package io.github.imagescan.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.PatternSyntax;
import io.github.imagescan.rule.Rule.OnInvalid;
import io.github.imagescan.rule.Rule.PairWith;
import io.github.imagescan.rule.Rule.Redaction;
import io.github.imagescan.rule.Rule.Validation;
import io.github.imagescan.rule.Shape.Boundary;
import io.github.imagescan.rule.Shape.OneOf;
import io.github.imagescan.rule.Shape.Run;
import io.github.imagescan.rule.Shape.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulePackReaderTest {
  private static final String HEAD = "vendor: acme\nname: Acme\ncategory: cloud\nrules:\n";
  private static final String RULE =
      "  - id: acme-key\n"
          + "    name: Acme key\n"
          + "    severity: high\n"
          + "    confidence: high\n"
          + "    opens: deploy\n"
          + "    rotate: Make a new one.\n";
  private static final String MATCH =
      "    match: {prefix: acme_, body: {alphabet: base62, length: 20-40}}\n";

  @Test
  void aRuleHasAllThatItsEntrySays() throws Exception {
    RuleEntry entry =
        entry(
            MATCH
                + "    kind: pair-secret\n"
                + "    aliases: [acme-old-key]\n"
                + "    gates: {entropy: {min: 3.5}, classes: {min-digits: 2}, not-values: [uuid]}\n"
                + "    validate: {type: crc32, tail: 6}\n"
                + "    on-invalid: drop\n"
                + "    pair: {needs: acme-id, within: 7-lines, optional: true}\n"
                + "    paths: {only: ['**/.acme']}\n"
                + "    supersedes: [acme-any]\n"
                + "    redact: all\n"
                + "    fix: Mount it.\n"
                + "    references: ['https://acme.example.com']\n");
    Rule rule = entry.rule();
    assertEquals(5, entry.line());
    assertEquals(new Vendor("acme", "Acme", "cloud", "", ""), rule.vendor());
    assertEquals(List.of(new RuleId("acme-old-key")), rule.aliases());
    assertEquals(Rule.Kind.PAIR_SECRET, rule.kind());
    assertEquals(new Gates(3.5, 2, 0, 0, List.of("uuid")), rule.gates());
    assertEquals(Optional.of(new Validation("crc32", Map.of("tail", "6"))), rule.validate());
    assertEquals(OnInvalid.DROP, rule.onInvalid());
    assertEquals(Optional.of(new PairWith(new RuleId("acme-id"), 7, true)), rule.pair());
    assertEquals(List.of("**/.acme"), rule.paths());
    assertEquals(List.of(new RuleId("acme-any")), rule.supersedes());
    assertEquals(Redaction.ALL, rule.redaction());
    assertEquals("Mount it.", rule.fix());
  }

  @Test
  void aShapeGivesItsLongestTextAsLiteral() throws Exception {
    Rule rule =
        entry(
                "    match:\n"
                    + "      parts:\n"
                    + "        - {text: ac}\n"
                    + "        - {alphabet: digit, length: 4-8}\n"
                    + "        - {one-of: [-live-, -test-]}\n"
                    + "        - {alphabet: hex, length: 32}\n"
                    + "      boundary: base64\n"
                    + "      secret-from: 3\n")
            .rule();
    assertEquals(List.of(Literal.exact("-live-"), Literal.exact("-test-")), rule.literals());
    assertEquals(
        new Shape(
            List.of(
                new Text("ac"),
                new Run(Alphabet.of("digit"), 4, 8),
                new OneOf(List.of("-live-", "-test-")),
                new Run(Alphabet.of("hex"), 32, 32)),
            Boundary.BASE64,
            3),
        rule.shape().orElseThrow());
  }

  @Test
  void aPatternHasItsWindowAndItsLiterals() throws Exception {
    Rule rule =
        entry(
                "    prefilter: {text: [acme], case: ignore}\n"
                    + "    pattern: '(?i)acme[^\\n]{0,20}(?P<secret>[0-9a-f]{32})'\n"
                    + "    after: 100\n")
            .rule();
    assertEquals(List.of(Literal.ignoringCase("acme")), rule.literals());
    assertEquals(64, rule.before());
    assertEquals(100, rule.after());
    assertEquals(Redaction.ALL, rule.redaction());
  }

  @Test
  void examplesAreTextsOrSayMore() throws Exception {
    RuleEntry entry =
        entry(
            MATCH
                + "    examples:\n"
                + "      - 'K={{gen}}'\n"
                + "      - {text: '{{gen}} {{gen}}', finds: 2, file: docker-history}\n"
                + "    counter-examples: ['acme_short']\n");
    assertEquals(
        List.of(
            new RuleEntry.Example(13, "K={{gen}}", 1, "", List.of()),
            new RuleEntry.Example(14, "{{gen}} {{gen}}", 2, "docker-history", List.of())),
        entry.examples());
    assertEquals(0, entry.counterExamples().get(0).finds());
  }

  @ParameterizedTest(name = "{0} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "severty: high | 11 | `severty` is no key of a rule; did you mean severity?",
        "kind: tokne | 11 | tokne is no `kind`; did you mean token?",
        "gates: {not-values: [uiud]} | 11 | did you mean uuid?",
        "gates: {entropy: {min: 9}} | 11 | at most 8 bits",
        "redact: some | 11 | write one of prefix, all",
        "pattern: 'a' | 11 | one of `match`, `pattern` and `detector`, not by match and pattern",
        "after: 4 | 11 | belongs to `pattern`",
        "on-invalid: drop | 11 | belongs to `validate`",
        "prefilter: [ac] | 11 | at least 3 bytes",
        "prefilter: [other] | 11 | leave `prefilter` out",
        "prefilter: | 11 | without a value",
        "pair: {needs: Acme} | 11 | not a rule id",
        "pair: {needs: acme-id, within: far} | 11 | such as 20, not far",
        "references: [acme.example.com] | 11 | a web address",
        "opens: again | 11 | a second time, first in line 9",
        "aliases: *x | 11 | alias",
        "counter-examples: [{text: a, finds: 1}] | 11 | move this one",
      })
  void aWrongKeyIsNamedWithItsLine(String key, int line, String complaint) {
    // The rule's own `match` is in the last line, the wrong key before it.
    RulePackException e = refused(HEAD + RULE + "    " + key + "\n" + MATCH);
    assertEquals(line, e.line(), e.getMessage());
    assertTrue(e.getMessage().contains(complaint), e.getMessage());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{prefix: acme_} | needs a `body",
        "{prefix: acme_, body: {alphabet: base63, length: 3}} | no such alphabet: base63",
        "{prefix: acme_, body: {alphabet: hex, length: 9-3}} | not a length",
        "{prefix: acme_, body: {alphabet: hex, length: many}} | as 36 or 20-40, not many",
        "{prefix: ac, body: {alphabet: hex, length: 9}} | a text of 3 characters",
        "{parts: [{text: acme}], secret-from: 1} | counts parts from 0",
        "{parts: [{one-of: [acme, acme_live]}]} | acme is the beginning of acme_live",
        "{parts: [{text: acme}, {alphabet: hex, length: 1-9}, {text: a}]} | part 1 has a variable",
        "{parts: [{text: ac}, {text: me}]} | a text of 3 characters",
        "{parts: [{txt: acme}]} | did you mean text?",
        "{boundary: token} | either `prefix` and `body`, or `parts`",
        "acme | `match` is a map of keys, not a text",
      })
  void aShapeThatCannotBeMatchedIsRefused(String match, String complaint) {
    RulePackException e = refused(HEAD + RULE + "    match: " + match + "\n");
    assertEquals(11, e.line(), e.getMessage());
    assertTrue(e.getMessage().contains(complaint), e.getMessage());
  }

  @Test
  void aPatternIsRefusedInTheWordsOfTheLibrary() {
    String prefilter = HEAD + RULE + "    prefilter: acme\n    pattern: ";
    assertTrue(refused(prefilter + "'(?=a)'\n").getMessage().contains("not an RE2 pattern"));
    assertTrue(refused(prefilter + "'acme'\n").getMessage().contains("(?P<secret>"));
    assertTrue(
        refused(HEAD + RULE + "    pattern: '(?P<secret>acme)'\n")
            .getMessage()
            .contains("needs `prefilter`"));
  }

  @Test
  void aRuleWithoutWhatItOpensIsRefused() {
    RulePackException e = refused(HEAD + RULE.replace("    opens: deploy\n", "") + MATCH);
    assertEquals("acme.yml:5: a rule needs `opens`", e.getMessage());
  }

  @Test
  void anIdStandsOnceInAPack() {
    RulePackException e = refused(HEAD + RULE + MATCH + RULE + MATCH);
    assertEquals("acme.yml:12: a second rule acme-key, first in line 5", e.getMessage());
  }

  @Test
  void whatIsNoPackIsRefused() {
    assertEquals("acme.yml:1: an empty pack; begin with `vendor: NAME`", refused("").getMessage());
    assertTrue(refused("rules").getMessage().startsWith("acme.yml:1: a pack is a map of keys"));
    assertTrue(refused("a: [\n").getMessage().contains("not YAML"), refused("a: [").getMessage());
    assertTrue(refused(HEAD + RULE + MATCH + "---\na: b\n").getMessage().contains("second doc"));
    assertTrue(refused(HEAD + "  []\n").getMessage().contains("at least one"));
  }

  @Test
  void endlessNestingIsRefused() {
    assertTrue(refused("[".repeat(100_000)).getMessage().contains("not YAML"));
    assertTrue(refused("a: {".repeat(100_000)).getMessage().contains("not YAML"));
  }

  private static RuleEntry entry(String keys) throws Exception {
    return read(HEAD + RULE + keys).entries().get(0);
  }

  private static RulePackException refused(String yaml) {
    return assertThrows(RulePackException.class, () -> read(yaml));
  }

  private static RulePack read(String yaml) throws RulePackException, IOException {
    return new RulePackReader(new PatternSyntax())
        .read("acme.yml", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }
}
