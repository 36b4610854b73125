package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.imagescan.match.Matching.TestFile;
import io.github.imagescan.rule.Literal;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class StreamMatchProperties {
  private static final String[] FILLERS = {
    "\n",
    "é\n",
    "x=1\n",
    " ",
    "\u0000\u0000",
    "tok_",
    "tok_short ",
    "==",
    "key: ",
    "[[",
    "]]",
    "a".repeat(70)
  };

  /** Says of every {@code [[…]]} where its window ended. */
  private static final class Brackets implements HitDetector {
    @Override
    public String name() {
      return "brackets";
    }

    @Override
    public List<Literal> literals() {
      return List.of(Literal.exact("[[["), Literal.exact("x=1"));
    }

    @Override
    public int before() {
      return 20;
    }

    @Override
    public int after() {
      return 90;
    }

    @Override
    public void confirm(Window window, ContentInfo info, ClaimSink out) {
      out.claim(
          Claim.of(new RuleId("brackets"), window.from(), window.to())
              .secret(window.hitFrom(), window.hitTo())
              .showing(window.atStart() + " " + window.atEnd()));
    }
  }

  /** Claims the whole of a small file. */
  private static final class Whole implements FileDetector {
    @Override
    public String name() {
      return "whole";
    }

    @Override
    public List<String> paths() {
      return List.of("**/whole*");
    }

    @Override
    public int maxBytes() {
      return 3_000;
    }

    @Override
    public void detect(byte[] bytes, int from, int to, ContentInfo info, ClaimSink out) {
      out.claim(
          Claim.of(new RuleId("whole"), from, to)
              .secret(to - 1, to)
              .showing(
                  Integer.toHexString(
                      new String(
                              bytes, from, to - from, java.nio.charset.StandardCharsets.ISO_8859_1)
                          .hashCode())));
    }
  }

  private static Matching matching() {
    Matching.Code code = new Matching.Code();
    code.hits.add(new Brackets());
    code.files.add(new Whole());
    return Matching.with(
        MatchLimits.DEFAULT,
        code,
        Rules.token("tok", "tok_", "base62", 30),
        Rules.rule("infix")
            .literal("T3Bl")
            .shape(
                Shape.Boundary.TOKEN,
                0,
                Rules.text("sk-"),
                Rules.run("base62", 5, 20),
                Rules.text("T3Bl"),
                Rules.run("base62", 10, 10)),
        Rules.rule("after-key")
            .anyCase("key")
            .pattern("(?i)key: *(?P<secret>[a-z0-9]{20,40})", 0, 60),
        Rules.rule("id")
            .literal("ID__")
            .kind(io.github.imagescan.rule.Rule.Kind.PAIR_ID)
            .shape(Shape.Boundary.TOKEN, 0, Rules.text("ID__"), Rules.run("digit", 6, 6)),
        Rules.rule("half")
            .literal("HALF")
            .pair("id", 3, true)
            .shape(Shape.Boundary.TOKEN, 0, Rules.text("HALF"), Rules.run("digit", 8, 8)),
        Rules.rule("brackets")
            .detector("brackets")
            .redaction(io.github.imagescan.rule.Rule.Redaction.ALL),
        Rules.rule("whole").detector("whole"));
  }

  private static TestFile file(int number, Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(60);
    for (int i = 0; i < pieces; i++) {
      long seed = random.nextInt(5);
      switch (random.nextInt(12)) {
        case 0 -> text.append("tok_").append(Matching.base62(30, seed)).append(' ');
        case 1 ->
            text.append("sk-")
                .append(Matching.base62(5 + (int) seed, seed))
                .append("T3Bl")
                .append(Matching.base62(10, seed + 1));
        case 2 -> text.append("key: ").append(Matching.base62(30, seed).toLowerCase());
        case 3 -> text.append("ID__").append(123450 + seed);
        case 4 -> text.append("HALF").append(12345670 + seed);
        case 5 -> text.append("[[[");
        case 6 -> text.append("z".repeat(random.nextInt(300)));
        default -> text.append(FILLERS[random.nextInt(FILLERS.length)]);
      }
    }
    return new TestFile(
        (number % 3 == 0 ? "etc/whole" : "etc/other") + number, Matching.bytes(text.toString()));
  }

  @Property(tries = 300)
  void anySplitFindsTheSame(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 2_000) int blockSize,
      @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 700) Integer> pieces) {
    Random random = new Random(seed);
    List<TestFile> files = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(8); i++) {
      files.add(file(i, random));
    }
    Matching matching = matching();
    List<String> whole = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      matching.in(files.get(i).bytes(), files.get(i).info(i)).forEach(c -> whole.add(describe(c)));
    }
    int[] lengths = pieces.stream().mapToInt(Integer::intValue).toArray();
    List<String> cut =
        matching.inStream(files, blockSize, lengths).stream()
            .map(StreamMatchProperties::describe)
            .toList();
    assertEquals(String.join("\n", whole), String.join("\n", cut));
    assertEquals(
        List.of(),
        matching.problems.stream()
            .filter(p -> p.kind() != io.github.imagescan.place.Problem.Kind.FILE_TOO_LARGE)
            .toList());
  }

  private static String describe(Candidate candidate) {
    return String.join(
        " ",
        candidate.rule().id() + "+" + candidate.also(),
        candidate.match().start() + "-" + candidate.match().end(),
        candidate.secretSpan().start() + "-" + candidate.secretSpan().end(),
        candidate.region().toString(),
        candidate.secret().masked(),
        "" + candidate.secret().hashCode(),
        candidate.publicPart().orElse("-"),
        candidate.why().toString(),
        candidate.place().describe());
  }

  @Example
  void aSecretAcrossEveryBlockBorderIsFound() {
    String token = "tok_" + Matching.base62(30, 7);
    Matching matching = Matching.with(Rules.token("tok", "tok_", "base62", 30));
    for (int at = 0; at < 200; at++) {
      TestFile file = new TestFile("a", Matching.bytes(" ".repeat(at) + token + " "));
      assertEquals(1, matching.inStream(List.of(file), 64, 64).size(), "at " + at);
      assertEquals(1, matching.inStream(List.of(file), 64, 1, 63).size(), "at " + at);
    }
  }

  @Example
  void aLiteralAcrossTwoContentsIsNone() {
    String token = "tok_" + Matching.base62(30, 7);
    Matching matching = Matching.with(Rules.token("tok", "tok_", "base62", 30));
    List<TestFile> files =
        List.of(
            new TestFile("a", Matching.bytes("x".repeat(510) + token.substring(0, 2))),
            new TestFile("b", Matching.bytes(token.substring(2))));
    assertEquals(List.of(), matching.inStream(files, 4_096, 4_096));
    assertFalse(matching.in(token).isEmpty());
  }
}
