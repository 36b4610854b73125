package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.place.Region;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Shape.Boundary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolutionTest {
  private static final String BODY = Matching.base62(36, 1);

  private static List<String> ids(List<Candidate> candidates) {
    return candidates.stream().map(c -> c.rule().id() + "+" + c.also()).toList();
  }

  private static Rules token() {
    return Rules.token("token", "tok_", "base62", 36);
  }

  private static Rules generic() {
    return Rules.rule("generic")
        .anyCase("token")
        .pattern("(?i)token *= *(?P<secret>[\\w-]{8,80})", 0, 100);
  }

  @Test
  void ofTwoThatFoundTheSameBytesTheShapeStays() {
    assertEquals(
        List.of("token+[generic]"), ids(Matching.with(token(), generic()).in("TOKEN=tok_" + BODY)));
  }

  @Test
  void theSurerStaysEvenIfItIsNoShape() {
    assertEquals(
        List.of("generic+[token]"),
        ids(Matching.with(token(), generic().confidence(Confidence.HIGH)).in("TOKEN=tok_" + BODY)));
  }

  @Test
  void theOneThatSupersedesStaysEvenIfItIsLessSure() {
    assertEquals(
        List.of("token+[generic]"),
        ids(
            Matching.with(
                    token().confidence(Confidence.LOW).supersedes("generic"),
                    generic().confidence(Confidence.HIGH))
                .in("TOKEN=tok_" + BODY)));
  }

  @Test
  void candidatesComeInTheOrderOfTheirBytes() {
    Matching matching = Matching.with(token(), generic());
    assertEquals(
        List.of("generic+[]", "token+[]", "generic+[]"),
        ids(matching.in("token = abcdefgh12\ntok_" + BODY + "\ntoken = abcdefgh34")));
  }

  private static Rules keyId() {
    return Rules.rule("key-id")
        .kind(Rule.Kind.PAIR_ID)
        .literal("AKXA")
        .shape(Boundary.BASE64, 0, Rules.text("AKXA"), Rules.run("base32", 16, 16));
  }

  private static Rules keySecret(boolean optional) {
    return Rules.rule("key-secret")
        .kind(Rule.Kind.PAIR_SECRET)
        .anyCase("secret")
        .pattern("(?i)secret\\W+(?P<secret>[A-Za-z0-9]{36})", 0, 60)
        .redaction(Rule.Redaction.ALL)
        .pair("key-id", 3, optional);
  }

  private static final String ID =
      "AKXA" + Matching.random("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, 3);

  @Test
  void theHalvesOfAPairBecomeOneThatShowsTheId() {
    List<Candidate> found =
        Matching.with(keyId(), keySecret(false)).in("id = " + ID + "\nsecret = " + BODY);
    assertEquals(List.of("key-secret+[]"), ids(found));
    assertEquals(Optional.of(ID), found.get(0).publicPart());
    assertTrue(found.get(0).why().stream().anyMatch(r -> r.kind() == Reason.Kind.PAIR));
  }

  @Test
  void aSecretWhosePairIsTooFarIsNoneAndTheIdStays() {
    String text = "id = " + ID + "\n\n\n\n\nsecret = " + BODY;
    List<Candidate> found = Matching.with(keyId(), keySecret(false)).in(text);
    assertEquals(List.of("key-id+[]"), ids(found));
    assertEquals(Optional.of(ID), found.get(0).publicPart());
    assertEquals(
        List.of("key-id+[]", "key-secret+[]"),
        ids(Matching.with(keyId(), keySecret(true)).in(text)));
  }

  @Test
  void theNearestIdIsTheOtherHalf() {
    String near = ID.substring(0, 19) + (ID.endsWith("A") ? "B" : "A");
    List<Candidate> found =
        Matching.with(keyId(), keySecret(true)).in(ID + "\n\nsecret " + BODY + "\n" + near);
    assertEquals(List.of("key-id+[]", "key-secret+[]"), ids(found));
    assertEquals(Optional.of(near), found.get(1).publicPart());
  }

  @Test
  void whatOverlapsAPairedIdDoesNotComeBack() {
    Rules any = Rules.rule("any").literal("id = ").pattern("id = (?P<secret>\\w+)", 0, 40);
    List<Candidate> found =
        Matching.with(keyId(), keySecret(true), any).in("id = " + ID + "\nsecret = " + BODY);
    assertEquals(List.of("key-secret+[]"), ids(found));
  }

  @Test
  void linesAndColumnsCountFromOneInCodePoints() {
    Candidate candidate =
        Matching.with(token())
            .in(new String(Matching.bytes("a\r\nb\n")) + "\u00c3\u00a9\u00c3\u00a9 tok_" + BODY)
            .get(0);
    assertEquals(new Region(3, 4, 3, 44), candidate.region());
  }

  @Test
  void twoLiteralsOfOneRuleFindOneSecretOnce() {
    Rules two =
        Rules.rule("two")
            .literal("tok_", "_" + BODY.substring(0, 3))
            .pattern("tok_(?P<secret>\\w+)", 5, 60);
    assertEquals(List.of("two+[]"), ids(Matching.with(two).in("tok_" + BODY)));
  }

  @Test
  void ruleIdsInAlsoAreSortedAndDistinct() {
    Rules b = Rules.rule("b").literal("tok_").pattern("tok_\\w+", 5, 60).confidence(Confidence.LOW);
    Rules a = Rules.rule("a").literal("tok_").pattern("tok_\\w+", 5, 60).confidence(Confidence.LOW);
    assertEquals(
        List.of(new RuleId("a"), new RuleId("b")),
        Matching.with(b, token(), a).in("tok_" + BODY).get(0).also());
  }
}
