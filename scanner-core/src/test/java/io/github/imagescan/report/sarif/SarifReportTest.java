package io.github.imagescan.report.sarif;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.finding.ScanStart;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.Hints;
import io.github.imagescan.report.ReportOptions;
import io.github.imagescan.report.SampleFinding;
import io.github.imagescan.report.SampleScan;
import io.github.imagescan.report.SampleScans;
import io.github.imagescan.report.Schemas;
import io.github.imagescan.testkit.GithubLimits;
import io.github.imagescan.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SarifReportTest {

  @TestFactory
  Stream<DynamicTest> everyScanIsWrittenAsItsGolden() {
    return SampleScans.all().entrySet().stream()
        .map(
            scan ->
                DynamicTest.dynamicTest(
                    scan.getKey(),
                    () ->
                        Golden.check(
                            "sarif/" + scan.getKey() + ".sarif", scan.getValue().report("sarif"))));
  }

  @TestFactory
  Stream<DynamicTest> everyReportPassesTheSchemaAndGithubsLimits() {
    return SampleScans.all().entrySet().stream()
        .map(
            scan ->
                DynamicTest.dynamicTest(
                    scan.getKey(), () -> assertUploadable(scan.getValue().report("sarif"))));
  }

  @Test
  void aResultHasNoMoreLocationsThanGithubKeeps() throws IOException {
    byte[] report = SampleScans.manyPlaces().report("sarif");
    assertUploadable(report);
    JsonNode result = read(report).at("/runs/0/results/0");
    assertEquals(100, result.path("locations").size() + result.path("relatedLocations").size());
    assertEquals(1_500, result.path("occurrenceCount").asInt());
    assertTrue(result.at("/message/text").asText().contains("](3) and 1,496 more."));
  }

  @Test
  void theMostSevereOfTooManyResultsAreKeptAndTheRestCounted() throws IOException {
    byte[] report = SampleScans.manyFindings(true).report("sarif");
    assertEquals(List.of(), GithubLimits.violations(report));
    JsonNode run = read(report).at("/runs/0");
    assertEquals(25_000, run.path("results").size());
    assertEquals(1_500, ofRule(run, "private-key"));
    JsonNode notification = run.at("/invocations/0/toolExecutionNotifications/0");
    assertEquals("results-left-out", notification.at("/descriptor/id").asText());
    assertTrue(notification.at("/message/text").asText().startsWith("1,000 further results"));
  }

  @Test
  void whatWouldBeTooLargeWhenCompressedIsCutToo() throws IOException {
    byte[] report = SampleScans.longNames(2_600).report("sarif");
    assertEquals(List.of(), GithubLimits.violations(report));
    JsonNode run = read(report).at("/runs/0");
    int kept = run.path("results").size();
    assertTrue(kept < 2_600, "all fit in");
    String left = run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText();
    assertTrue(left.startsWith(2_600 - kept + " further results, the least severe,"), left);
  }

  @Test
  void theResultThatSaysAScanIsIncompleteFitsInToo() throws IOException {
    byte[] report = SampleScans.manyFindings(false).report("sarif");
    assertEquals(List.of(), GithubLimits.violations(report));
    JsonNode run = read(report).at("/runs/0");
    assertEquals(25_000, run.path("results").size());
    assertEquals(1, ofRule(run, "imagescan-incomplete"));
  }

  @Test
  void suppressedFindingsNeverGetIn() throws IOException {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).file(1, "a", 1).suppressed().make()).suppressed(1);
    JsonNode run = read(scan.report("sarif")).at("/runs/0");
    assertTrue(run.path("results").isArray());
    assertEquals(0, run.path("results").size());
    assertEquals(1, run.at("/properties/summary/suppressed").asInt());
  }

  @Test
  void theTokenIsInThePropertiesAloneWhenTheUserWantsIt() throws IOException {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    SampleFinding token = SampleFinding.token(image, 1).file(1, "a", 1);
    scan.finding(token.make()).showSecrets();
    JsonNode result = read(scan.report("sarif")).at("/runs/0/results/0");
    assertEquals(token.clear(), result.at("/properties/secret").asText());
    assertFalse(result.path("message").toString().contains(token.clear()));
  }

  @Test
  void aDockerfileKeepsItsPathInTheRepository() {
    assertEquals("services/web%20shop/Dockerfile", uriOf("services/web shop/Dockerfile"));
    assertEquals("Dockerfile", uriOf("./Dockerfile"));
    assertEquals("docker/Dockerfile", uriOf("/home/me/shop/docker/Dockerfile"));
    assertEquals("srv/Dockerfile", uriOf("/srv/Dockerfile"));
    assertEquals("other/Dockerfile", uriOf("../other/Dockerfile"));
    assertEquals("imagescan/Dockerfile/Dockerfile", uriOf("-"));
  }

  @Test
  void theCategoryIsTheImagesOrTheToolsWhereThereAreSeveral() {
    SampleScan scan = new SampleScan();
    Uris uris = new Uris(Path.of("/home/me/shop"), false);
    ImageInfo shop = scan.image("ghcr.io:443/acme/shop:1.0", "a.tar", "oci-layout");
    ImageInfo newer = scan.image("ghcr.io:443/acme/shop:1.1", "a.tar", "oci-layout");
    ImageInfo other = scan.image("acme/other", "a.tar", "oci-layout");
    ImageInfo dockerfile = scan.dockerfile("web/Dockerfile");
    ScanStart one = new SampleScan().target("builds/a:1.tar").start();
    assertEquals("imagescan/ghcr.io/acme/shop/", uris.category(one, List.of(shop)));
    assertEquals("imagescan/ghcr.io/acme/shop/", uris.category(one, List.of(shop, newer)));
    assertEquals("imagescan/", uris.category(one, List.of(shop, other)));
    assertEquals("imagescan/web/Dockerfile/", uris.category(one, List.of(dockerfile)));
    assertEquals("imagescan/a%3A1.tar/", uris.category(one, List.of()));
  }

  @Test
  void theCategoryDoesNotDependOnWhatCouldBeRead() {
    Uris uris = new Uris(Path.of("/home/me/shop"), false);
    ImageInfo shop = new SampleScan().image("shop", "a.tar", "oci-layout");
    ScanStart named = new SampleScan().target("-").imageName("acme/shop:1").start();
    assertEquals("imagescan/acme/shop/", uris.category(named, List.of(shop)));
    assertEquals("imagescan/acme/shop/", uris.category(named, List.of()));
    ScanStart several = new SampleScan().target("a.tar").target("b.tar").start();
    assertEquals("imagescan/", uris.category(several, List.of(shop)));
    assertEquals("imagescan/", uris.category(several, List.of(shop, shop)));
  }

  @Test
  void anImageThatCouldNotBeReadIsCalledAsTheUserCallsIt() throws IOException {
    SampleScan scan = new SampleScan().target("-").imageName("acme/shop:1");
    scan.problem(
        new Problem(
            Problem.Kind.TARGET_UNREADABLE, new Place.TargetName("-"), "is empty", "try again"));
    JsonNode result = read(scan.report("sarif")).at("/runs/0/results/0");
    assertEquals(
        "imagescan/acme/shop/manifest",
        result.at("/locations/0/physicalLocation/artifactLocation/uri").asText());
    String message = result.at("/message/text").asText();
    assertTrue(message.startsWith("The scan of standard input is not complete: "), message);
  }

  @Test
  void aVariableIsToldAsWhatItIsWhateverSetIt() throws IOException {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(
        SampleFinding.password(image, 1)
            .showing("DB_PASSWORD")
            .history(3)
            .env(0, "DB_PASSWORD")
            .make());
    String message = read(scan.report("sarif")).at("/runs/0/results/0/message/text").asText();
    assertTrue(
        message.startsWith(
            "Password in a setting (DB_PASSWORD) in image acme/shop:1.0: set as ENV DB_PASSWORD:"
                + " docker inspect and every process can read it."),
        message);
  }

  @Test
  void anEntryThatItsOwnLayerReplacesIsNotReplacedByAnother() throws IOException {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).overwritten(3, "a", 1, 3).make());
    String message = read(scan.report("sarif")).at("/runs/0/results/0/message/text").asText();
    assertTrue(
        message.contains(
            ": a was replaced within layer 3 by a later entry of the same name, but everyone"),
        message);
  }

  @Test
  void whoIgnoresAFindingIsToldHowInTheWordsOfTheFace() {
    String cli = SampleScans.all().get("dockerfile").text("sarif");
    assertTrue(cli.matches("(?s).*Not a secret\\? --ignore [0-9a-f]{12}\\.\".*"), cli);
    assertTrue(cli.contains("ignore the finding by --ignore ID, and"), cli);
    Hints none =
        new Hints() {
          @Override
          public Optional<String> command() {
            return Optional.empty();
          }

          @Override
          public Optional<String> option(String name, String value) {
            return Optional.empty();
          }
        };
    String other =
        new String(
            SampleScans.all().get("dockerfile").report("sarif", ReportOptions.plain(none)),
            StandardCharsets.UTF_8);
    assertFalse(other.contains("--ignore"), other);
  }

  @Test
  void theSameScanGivesTheSameBytes() {
    assertArrayEquals(
        SampleScans.everyKind().report("sarif"), SampleScans.everyKind().report("sarif"));
  }

  private static String uriOf(String target) {
    ImageInfo image = new SampleScan().dockerfile(target);
    return new Uris(Path.of("/home/me/shop"), false)
        .of(image, SampleFinding.token(image, 1).dockerfile(1).make().first());
  }

  private static void assertUploadable(byte[] sarif) {
    List<String> all = new ArrayList<>(Schemas.SARIF.complaints(sarif));
    all.addAll(GithubLimits.violations(sarif));
    assertEquals(List.of(), all);
  }

  private static long ofRule(JsonNode run, String rule) {
    long count = 0;
    for (JsonNode result : run.path("results")) {
      count += result.path("ruleId").asText().equals(rule) ? 1 : 0;
    }
    return count;
  }

  private static JsonNode read(byte[] json) throws IOException {
    return new ObjectMapper().readTree(json);
  }
}
