package io.github.imagescan.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.match.Matching.TestFile;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.RuleId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {
  private static final String TOKEN = "tok_" + Matching.base62(36, 1);

  private static List<Problem.Kind> kinds(Matching matching) {
    return matching.problems.stream().map(Problem::kind).toList();
  }

  @Test
  void moreFindingsThanTheLimitAreOneProblem() {
    Matching matching =
        Matching.with(
            MatchLimits.DEFAULT.maxFindings(3),
            new Matching.Code(),
            Rules.token("token", "tok_", "base62", 36));
    assertEquals(3, matching.in((TOKEN + " ").repeat(500)).size());
    assertEquals(List.of(Problem.Kind.FINDINGS_CAPPED), kinds(matching));
    assertEquals(3, matching.in((TOKEN + " ").repeat(3)).size());
    assertEquals(1, matching.problems.size());
  }

  @Test
  void howeverManyDoubtfulFindsThereAreASureOneBehindThemIsTold() {
    Matching matching =
        Matching.with(
            MatchLimits.DEFAULT.maxFindings(3),
            new Matching.Code(),
            Rules.token("doubtful", "low_", "base62", 36).confidence(Confidence.LOW),
            Rules.token("token", "tok_", "base62", 36));
    String doubtful = TOKEN.replace("tok_", "low_") + " ";
    List<Candidate> found = matching.in(doubtful.repeat(500) + TOKEN + " " + doubtful);
    assertEquals(
        List.of("doubtful", "doubtful", "token"),
        found.stream().map(candidate -> candidate.rule().id().value()).toList());
    assertEquals(List.of(Problem.Kind.FINDINGS_CAPPED), kinds(matching));
  }

  @Test
  void aRuleForOtherPathsLooksAtNothing() {
    Matching matching =
        Matching.with(
            new MatchLimits(10, 100, 0),
            new Matching.Code(),
            Rules.rule("slow").literal("key").pattern("key=(?P<secret>[0-9]{9})", 9, 9).paths("x"));
    assertEquals(List.of(), matching.in("key ".repeat(1_000)));
    assertEquals(List.of(), matching.problems);
  }

  @Test
  void aRuleThatExaminesTooMuchIsOneProblemForEachContent() {
    Matching matching =
        Matching.with(
            new MatchLimits(10, 5_000, 1),
            new Matching.Code(),
            Rules.rule("slow").literal("key").pattern("key=(?P<secret>[0-9]{10})", 100, 100));
    TestFile hostile = new TestFile("a", Matching.bytes("key".repeat(2_000)));
    TestFile tame = new TestFile("b", Matching.bytes("key=0123456789"));
    assertEquals(1, matching.inStream(List.of(hostile, tame, hostile), 512, 512).size());
    assertEquals(List.of(Problem.Kind.HITS_CAPPED, Problem.Kind.HITS_CAPPED), kinds(matching));
    assertTrue(matching.problems.get(0).message().startsWith("a: rule slow"));
  }

  private static final class Settings implements FileDetector {
    @Override
    public String name() {
      return "settings";
    }

    @Override
    public List<String> paths() {
      return List.of("**/settings.*");
    }

    @Override
    public int maxBytes() {
      return 100;
    }

    @Override
    public void detect(byte[] bytes, int from, int to, ContentInfo info, ClaimSink out) {
      out.claim(Claim.of(new RuleId("settings"), to - 4, to));
    }
  }

  private static Matching withFileDetector() {
    Matching.Code code = new Matching.Code();
    code.files.add(new Settings());
    return Matching.with(MatchLimits.DEFAULT, code, Rules.rule("settings").detector("settings"));
  }

  @Test
  void aSmallFileIsGivenAsAWholeHoweverItIsCut() {
    TestFile file = new TestFile("a/settings.x", Matching.bytes("x".repeat(90) + "\nlast"));
    for (int piece : new int[] {1, 7, 64, 1_000}) {
      List<Candidate> found = withFileDetector().inStream(List.of(file, file), 64, piece);
      assertEquals(2, found.size());
      assertEquals(2, found.get(1).region().startLine());
      assertEquals(91, found.get(1).match().start());
    }
  }

  @Test
  void aFileTooLargeForItsDetectorIsAProblem() {
    Matching matching = withFileDetector();
    TestFile file = new TestFile("a/settings.x", Matching.bytes("x".repeat(101)));
    assertEquals(List.of(), matching.inStream(List.of(file), 64, 64));
    assertEquals(List.of(Problem.Kind.FILE_TOO_LARGE), kinds(matching));
    TestFile other = new TestFile("a/other.x", Matching.bytes("x".repeat(101)));
    assertEquals(List.of(), matching.inStream(List.of(other), 64, 64));
    assertEquals(1, matching.problems.size());
  }

  @Test
  void anEmptyFileIsGivenToNobody() {
    TestFile file = new TestFile("a/settings.x", new byte[0]);
    assertEquals(List.of(), withFileDetector().inStream(List.of(file, file), 64, 64));
  }
}
