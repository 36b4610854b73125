package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.place.Span;
import io.github.imagescan.rule.Reason;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.Shape;
import io.github.imagescan.rule.Shape.Boundary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShapeTest {
  private static final String BODY = Matching.base62(36, 1);

  private static List<Span> spans(Rules rule, String text) {
    return Matching.with(rule).in(text).stream().map(Candidate::secretSpan).toList();
  }

  private static Rules token() {
    return Rules.token("token", "tok_", "base62", 36);
  }

  @Test
  void aTokenIsItsPrefixAndItsBody() {
    assertEquals(List.of(new Span(2, 42)), spans(token(), "x tok_" + BODY + " y"));
  }

  @Test
  void aTokenAloneNeedsNothingAroundIt() {
    assertEquals(List.of(new Span(0, 40)), spans(token(), "tok_" + BODY));
  }

  @Test
  void aTokenTooShortOrTooLongIsNone() {
    assertEquals(List.of(), spans(token(), "tok_" + BODY.substring(1)));
    assertEquals(List.of(), spans(token(), "tok_" + BODY + "x"));
  }

  @Test
  void aPrefixInAnotherCaseIsNone() {
    assertEquals(List.of(), spans(token(), "TOK_" + BODY));
  }

  @Test
  void aTokenInTheMidstOfAWordIsNone() {
    assertEquals(List.of(), spans(token(), "my-tok_" + BODY));
    assertEquals(List.of(), spans(token(), "tok_" + BODY + "-x"));
  }

  @Test
  void anEscapeBeforeATokenIsNoLetter() {
    assertEquals(List.of(new Span(2, 42)), spans(token(), "\\ntok_" + BODY));
    assertEquals(List.of(new Span(3, 43)), spans(token(), "%3Dtok_" + BODY));
    assertEquals(List.of(new Span(6, 46)), spans(token(), "\\u003dtok_" + BODY));
  }

  @Test
  void theEndOfATerminalsControlSequenceIsNoLetter() {
    for (String escape :
        List.of("\033[31m", "\033[0;38;5;196m", "\\e[1m", "\\x1b[K", "\\u001b[m")) {
      int from = escape.length();
      assertEquals(List.of(new Span(from, from + 40)), spans(token(), escape + "tok_" + BODY));
    }
    assertEquals(List.of(), spans(token(), "a[31mtok_" + BODY));
  }

  @Test
  void aTokenWithItsLengthBeforeItIsOneWhateverFollows() {
    Rules letters = Rules.token("letters", "tok_", "base62", 44);
    String body = Matching.base62(44, 2);
    assertEquals(List.of(new Span(1, 49)), spans(letters, "0tok_" + body));
    assertEquals(List.of(new Span(3, 51)), spans(letters, "za0tok_" + body + "Zname"));
    assertEquals(List.of(), spans(letters, "1tok_" + body));
    Rules variable =
        Rules.rule("variable")
            .literal("tok_")
            .shape(Boundary.TOKEN, 0, Rules.text("tok_"), Rules.run("base62", 40, 90));
    assertEquals(List.of(new Span(1, 49)), spans(variable, "0tok_" + body + "Z\004name"));
    assertEquals(List.of(), spans(variable, "0tok_" + body + "name"));
  }

  @Test
  void aTokenWhoseChecksumIsRightMayStandAmidLetters() {
    Matching.Code code = new Matching.Code();
    code.checks.add(new EndsInZero());
    Matching matching =
        Matching.with(
            MatchLimits.DEFAULT, code, token().validate("ends-in-zero", Rule.OnInvalid.DOWNGRADE));
    String right = "tok_" + BODY.substring(1) + "0";
    String wrong = "tok_" + BODY.substring(1) + "1";
    assertEquals(1, matching.in("rodata" + right + "another").size());
    assertEquals(0, matching.in("rodata" + wrong + "another").size());
    assertEquals(1, matching.in("=" + wrong).size());
  }

  @Test
  void insideBase64TheStricterBoundaryHolds() {
    Rules strict =
        Rules.rule("strict")
            .literal("AKXA")
            .shape(Boundary.BASE64, 0, Rules.text("AKXA"), Rules.run("base32", 16, 16));
    String id = "AKXA" + Matching.random("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16, 3);
    assertEquals(List.of(), spans(strict, "aa/" + id));
    assertEquals(List.of(new Span(1, 21)), spans(strict, "\"" + id + "\""));
  }

  @Test
  void aLiteralInTheMiddleIsLookedAtFromTheBeginning() {
    Rules infix =
        Rules.rule("infix")
            .literal("T3BlbkFJ")
            .shape(
                Boundary.TOKEN,
                0,
                Rules.text("sk-"),
                Rules.run("base64url", 20, 40),
                Rules.text("T3BlbkFJ"),
                Rules.run("base64url", 20, 20));
    String key = "sk-" + Matching.random("abcxyz123", 30, 1) + "T3BlbkFJ" + BODY.substring(16);
    // The first run may have the text's characters too, so this shape cannot be matched forwards.
    assertEquals(List.of(), spans(infix, key));
    Rules bounded =
        Rules.rule("bounded")
            .literal("_T3BlbkFJ")
            .shape(
                Boundary.TOKEN,
                0,
                Rules.text("sk-"),
                Rules.run("base62", 20, 40),
                Rules.text("_T3BlbkFJ"),
                Rules.run("base62", 20, 20));
    String other = "sk-" + BODY + "_T3BlbkFJ" + BODY.substring(16);
    assertEquals(List.of(new Span(4, 4 + other.length())), spans(bounded, "a = " + other));
  }

  @Test
  void aShapeMayBeginWithARun() {
    Rules suffix =
        Rules.rule("suffix")
            .literal("~Q~")
            .shape(
                Boundary.TOKEN,
                0,
                Rules.run("base62", 3, 6),
                Rules.text("~Q~"),
                Rules.run("base62", 4, 4));
    assertEquals(List.of(new Span(1, 13)), spans(suffix, "=abc89~Q~wxyz "));
    assertEquals(List.of(), spans(suffix, "0123456789~Q~wxyz"));
  }

  @Test
  void oneOfSeveralTextsIsTaken() {
    Rules several =
        Rules.rule("several")
            .literal("gxo_", "gxu_")
            .shape(
                Boundary.TOKEN,
                0,
                new Shape.OneOf(List.of("gxo_", "gxu_")),
                Rules.run("base62", 36, 36));
    assertEquals(1, spans(several, "gxo_" + BODY).size());
    assertEquals(1, spans(several, "gxu_" + BODY).size());
    assertEquals(0, spans(several, "gxi_" + BODY).size());
  }

  @Test
  void aLiteralMayReachOverSeveralTexts() {
    Rules joined =
        Rules.rule("joined")
            .literal("sk-proj-")
            .shape(
                Boundary.TOKEN,
                0,
                Rules.text("sk-"),
                new Shape.OneOf(List.of("proj-", "svc-")),
                Rules.run("base62", 36, 36));
    assertEquals(List.of(new Span(0, 44)), spans(joined, "sk-proj-" + BODY));
  }

  @Test
  void whatIsBeforeTheSecretPartIsNoSecret() {
    Rules header =
        Rules.rule("header")
            .literal("X-Key: ")
            .shape(Boundary.TOKEN, 1, Rules.text("X-Key: "), Rules.run("base62", 36, 36));
    Candidate candidate = Matching.with(header).in("X-Key: " + BODY).get(0);
    assertEquals(new Span(0, 43), candidate.match());
    assertEquals(new Span(7, 43), candidate.secretSpan());
    assertEquals("… (36)", candidate.secret().masked());
  }

  @Test
  void aLiteralThatNoMatchCanHoldIsRefused() {
    Rules wrong =
        Rules.rule("wrong")
            .literal("tik_")
            .shape(Boundary.TOKEN, 0, Rules.text("tok_"), Rules.run("base62", 36, 36));
    var thrown = assertThrows(IllegalArgumentException.class, () -> Matching.with(wrong));
    assertTrue(thrown.getMessage().contains("wrong") && thrown.getMessage().contains("tik_"));
  }

  private static final class EndsInZero implements Validator {
    @Override
    public String name() {
      return "ends-in-zero";
    }

    @Override
    public Verdict check(String match, String secret, Map<String, String> parameters) {
      return secret.endsWith("0")
          ? Verdict.valid(Reason.Kind.CHECKSUM, "checksum is right")
          : Verdict.invalid("checksum is wrong");
    }
  }
}
