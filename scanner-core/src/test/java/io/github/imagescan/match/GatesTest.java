package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.Validator.Verdict;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GatesTest {
  private static final String BODY = Matching.base62(36, 1);

  @Test
  void entropyIsMeasuredBehindThePrefixAndTold() {
    Rules rule = Rules.token("token", "tok_", "base62", 36).gates(3.0);
    assertTrue(Matching.with(rule).in("tok_" + "ab".repeat(18)).isEmpty());
    List<Reason> why = Matching.with(rule).in("tok_" + BODY).get(0).why();
    assertEquals(
        List.of(Reason.Kind.SHAPE, Reason.Kind.ENTROPY), why.stream().map(Reason::kind).toList());
  }

  @ParameterizedTest
  @CsvSource({
    "placeholder, changeme",
    "placeholder, your-api-key-here",
    "placeholder, <insert token>",
    "placeholder, xxxxxxxxxxxxxxxx",
    "placeholder, ****",
    "placeholder, None",
    "placeholder, EXAMPLE_TOKEN_123",
    "template, ${DB_PASSWORD}",
    "template, prefix-${X}",
    "template, $PASSWORD",
    "template, {{ password }}",
    "template, %s",
    "template, %PASSWORD%",
    "template, @db.password@",
    "template, $(cat /run/x)",
    "repeats, 0000000000",
    "repeats, abcabcabcabc",
    "sequence, 0123456789abcdef",
    "sequence, qwertyuiop",
    "sequence, abcdefghijklmnop",
    "uuid, 123e4567-e89b-12d3-a456-426614174000",
    "identifier, databasePassword",
    "identifier, DB_PASSWORD",
    "identifier, config.db.secret",
    "path, /run/secrets/db_password",
    "path, C:\\secrets\\db.txt",
    "path, https://example.com/login",
    "words, the password of the user"
  })
  void aValueListHasWhatIsNoSecret(String list, String value) {
    assertTrue(ValueList.named(list).has(Value.of(value)), value);
  }

  @ParameterizedTest
  @CsvSource({
    "hunter2",
    "S3cr3t-Horse",
    "correct-horse-battery",
    "Tr0ub4dor&3",
    "pa$$w0rd-9x",
    "aGVsbG8gd29ybGQx",
    "9f86d081884c7d65",
    "P@ssw0rd2024",
    "kX9/bQ+4=",
    "myhook-5hook-8fhook"
  })
  void aRealValueIsInNoneOfThem(String value) {
    for (ValueList list : ValueList.values()) {
      boolean passphrase = list == ValueList.IDENTIFIER && value.equals("correct-horse-battery");
      assertEquals(passphrase, list.has(Value.of(value)), list + " " + value);
    }
  }

  @Test
  void anUnknownValueListIsRefusedWithTheKnownOnes() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                Matching.with(Rules.token("token", "tok_", "base62", 36).gates(0, "plaecholder")));
    assertTrue(thrown.getMessage().contains("plaecholder"));
    assertTrue(thrown.getMessage().contains("placeholder"));
  }

  /** Passes tokens that end with an even digit, knows nothing of those that end with a letter. */
  private static final Validator EVEN =
      new Validator() {
        @Override
        public String name() {
          return "even";
        }

        @Override
        public Verdict check(String match, String secret, Map<String, String> parameters) {
          char last = secret.charAt(secret.length() - 1);
          return !Character.isDigit(last)
              ? Verdict.unknown()
              : (last - '0') % 2 == 0
                  ? Verdict.valid(Reason.Kind.CHECKSUM, "its end is even")
                  : Verdict.invalid("its end is odd");
        }
      };

  private static List<Candidate> checked(Rule.OnInvalid onInvalid, String end) {
    Matching.Code code = new Matching.Code();
    code.checks.add(EVEN);
    Rules rule = Rules.token("token", "tok_", "base62", 36).validate("even", onInvalid);
    return Matching.with(MatchLimits.DEFAULT, code, rule).in("tok_" + BODY.substring(1) + end);
  }

  @Test
  void whatTheValidatorPassesIsSure() {
    Candidate candidate = checked(Rule.OnInvalid.DROP, "4").get(0);
    assertEquals(Confidence.HIGH, candidate.confidence());
    assertEquals(Reason.Kind.CHECKSUM, candidate.why().get(0).kind());
  }

  @Test
  void whatTheValidatorRefusesIsLoweredDroppedOrKept() {
    Candidate lowered = checked(Rule.OnInvalid.DOWNGRADE, "3").get(0);
    assertEquals(Confidence.LOW, lowered.confidence());
    assertEquals(new Reason(Reason.Kind.LOWERED, "its end is odd"), lowered.why().get(1));
    assertTrue(checked(Rule.OnInvalid.DROP, "3").isEmpty());
    assertEquals(Confidence.MEDIUM, checked(Rule.OnInvalid.KEEP, "3").get(0).confidence());
  }

  @Test
  void whatTheValidatorDoesNotKnowIsKept() {
    assertEquals(Confidence.MEDIUM, checked(Rule.OnInvalid.DROP, "x").get(0).confidence());
  }

  @Test
  void aRuleWithPathsReadsNoOthers() {
    Matching matching =
        Matching.with(Rules.token("token", "tok_", "base62", 36).paths("**/.npmrc", "etc/*.conf"));
    for (String path : List.of("root/.npmrc", ".npmrc", "./etc/a.conf", "/etc/b.conf")) {
      assertEquals(
          1, matching.in(new Matching.TestFile(path, Matching.bytes("tok_" + BODY))).size(), path);
    }
    for (String path : List.of("root/npmrc", "root/x.npmrc", "etc/x/a.conf", "etc/a.conf2")) {
      assertTrue(
          matching.in(new Matching.TestFile(path, Matching.bytes("tok_" + BODY))).isEmpty(), path);
    }
  }

  @Test
  void masksShowThePrefixAndTheLengthOrNothing() {
    Rules token = Rules.token("token", "tok_", "base62", 36);
    assertEquals("tok_… (40)", Matching.with(token).in("tok_" + BODY).get(0).secret().masked());
    assertEquals(
        "********",
        Matching.with(token.redaction(Rule.Redaction.ALL))
            .in("tok_" + BODY)
            .get(0)
            .secret()
            .masked());
    Rules pattern = Rules.rule("p").literal("tok_").pattern("tok_\\w+", 0, 60);
    assertEquals("tok_… (40)", Matching.with(pattern).in("tok_" + BODY).get(0).secret().masked());
    Rules behind = Rules.rule("p").literal("tok_").pattern("tok_(?P<secret>\\w+)", 0, 60);
    assertEquals("… (36)", Matching.with(behind).in("tok_" + BODY).get(0).secret().masked());
  }

  @Test
  void nothingThatPrintsHoldsTheSecret() {
    Rules token = Rules.token("token", "tok_", "base62", 36).gates(2.0, "placeholder");
    Matching matching = Matching.with(new MatchLimits(1, 10, 0), new Matching.Code(), token);
    String text = ("tok_" + BODY + "\n").repeat(10);
    List<Candidate> found = matching.in(text);
    String printed =
        found
            + " "
            + matching.problems
            + " "
            + Value.of("tok_" + BODY)
            + " "
            + found.get(0).secret();
    assertFalse(printed.contains(BODY.substring(0, 12)), "a secret was printed");
    HitWindow window = new HitWindow();
    window.set(Matching.bytes(text), 0, 50, true, false);
    assertFalse(window.toString().contains(BODY.substring(0, 12)), "a secret was printed");
  }

  @Test
  void equalSecretsHaveEqualIdentities() {
    Rules token = Rules.token("token", "tok_", "base62", 36);
    List<Candidate> found =
        Matching.with(token).in("tok_" + BODY + " tok_" + Matching.base62(36, 2) + " tok_" + BODY);
    assertEquals(found.get(0).secret(), found.get(2).secret());
    assertFalse(found.get(0).secret().equals(found.get(1).secret()));
  }
}
