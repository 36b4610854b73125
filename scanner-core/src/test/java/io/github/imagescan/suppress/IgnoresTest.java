package io.github.imagescan.suppress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.Excerpt;
import io.github.imagescan.finding.Finding;
import io.github.imagescan.finding.Fingerprint;
import io.github.imagescan.finding.Fix;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.Occurrence;
import io.github.imagescan.finding.Suppression;
import io.github.imagescan.finding.Visibility;
import io.github.imagescan.match.Candidate;
import io.github.imagescan.oci.ImageName;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.testkit.Candidates;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IgnoresTest {
  private static final String HEX = "b80d11aabbcc" + "0".repeat(52);

  private static Finding finding(Place... places) {
    Candidate candidate = Candidates.at(places[0], "acme-token", Candidates.value(1));
    return new Finding(
        candidate.rule(),
        List.of(),
        candidate.severity(),
        candidate.confidence(),
        List.of(),
        candidate.secret(),
        Optional.empty(),
        new ImageInfo(
            new ImageName("a"), "a", "oci", Optional.empty(), Optional.empty(), Optional.empty()),
        Stream.of(places).map(place -> occurrence(place, candidate)).toList(),
        new Visibility.Visible(),
        new Fix("", ""),
        new Fingerprint(HEX),
        Optional.empty());
  }

  private static Occurrence occurrence(Place place, Candidate candidate) {
    return new Occurrence(
        place,
        Excerpt.plain(place.describe()),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty(),
        candidate.secretSpan(),
        candidate.region(),
        new Visibility.Visible());
  }

  private static Optional<String> match(Finding finding, String... values) {
    return Ignores.parse(List.of(values)).match(finding).map(Suppression::by);
  }

  @Test
  void aFindingIsIgnoredByItsIdItsRuleOrItsPath() {
    Finding finding = finding(Candidates.file(0, "./test/key.pem"));
    for (String value :
        List.of(
            "b80d11",
            "B80D11AA",
            "b80d11aabbcc",
            HEX,
            "acme-token",
            "old-acme-token",
            "test/**",
            "/test/key.pem",
            "*.pem")) {
      assertEquals(Optional.of("--ignore " + value), match(finding, value), value);
    }
    for (String value : List.of("b80d12", "80d11a", "acme", "tests/**", "*.key")) {
      assertEquals(Optional.empty(), match(finding, value), value);
    }
  }

  @Test
  void aPathIgnoresAFindingOnlyWhereItStandsNowhereElse() {
    Finding both = finding(Candidates.file(0, "test/a"), Candidates.file(1, "etc/a"));
    assertEquals(Optional.empty(), match(both, "test/**"));
    assertEquals(Optional.of("--ignore test/**"), match(both, "test/**", "etc/*"));
    Finding history = finding(Candidates.file(0, "test/a"), new Place.HistoryEntry(1));
    assertEquals(Optional.empty(), match(history, "test/**", "**"));
  }

  @Test
  void whatMatchedNothingCanBeTold() {
    Ignores ignores = Ignores.parse(List.of("acme-token", "other-rule", "test/**", "etc/**"));
    assertTrue(ignores.match(finding(Candidates.file(0, "test/a"))).isPresent());
    assertEquals(List.of("--ignore other-rule", "--ignore etc/**"), unused(ignores));
    Ignores twice = Ignores.parse(List.of("b80d11", "acme-token", "**"));
    twice.match(finding(Candidates.file(0, "test/a")));
    assertEquals(List.of(), unused(twice));
    Ignores globs = Ignores.parse(List.of("test/**", "etc/**", "var/**"));
    globs.match(finding(Candidates.file(0, "test/a"), Candidates.file(1, "etc/a")));
    assertEquals(List.of("--ignore var/**"), unused(globs));
  }

  private static List<String> unused(Ignores ignores) {
    return ignores.unused().stream().map(problem -> problem.where().describe()).toList();
  }

  @Test
  void aWordThatIsNoRuleIsTheNameOfAFile() {
    Finding finding = finding(Candidates.file(0, "root/.aws/credentials"));
    List<Rule> rules = List.of(finding.rule());
    assertTrue(Ignores.parse(List.of("credentials"), rules).match(finding).isPresent());
    Rule known = Candidates.at(Candidates.file(0, "a"), "credentials", Candidates.value(2)).rule();
    assertTrue(Ignores.parse(List.of("credentials"), List.of(known)).match(finding).isEmpty());
  }

  @Test
  void theRuleThatWasProbablyMeantIsNamedWhereNothingMatches() {
    List<Rule> rules = List.of(finding(Candidates.file(0, "a")).rule());
    Ignores ignores = Ignores.parse(List.of("acme-tokn", "etc/**", "acme-token"), rules);
    assertEquals(
        List.of(
            "--ignore acme-tokn: matches no finding; did you mean acme-token?",
            "--ignore etc/**: matches no finding; remove it",
            "--ignore acme-token: matches no finding; remove it"),
        ignores.unused().stream().map(Problem::message).toList());
  }

  @Test
  void anIdThatIsTooShortIsRefused() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Ignores.parse(List.of("b80d1")))
            .getMessage();
    assertEquals("--ignore b80d1: too short; write at least 6 digits of the ID", message);
    assertThrows(IllegalArgumentException.class, () -> Ignores.parse(List.of(" ")));
  }
}
