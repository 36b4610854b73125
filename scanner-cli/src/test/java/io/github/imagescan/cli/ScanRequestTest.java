package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.engine.Limits;
import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.oci.Platform;
import io.github.imagescan.rule.Confidence;
import io.github.imagescan.rule.Severity;
import io.github.imagescan.source.SourceOptions;
import io.github.imagescan.source.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanRequestTest {

  @Test
  void withoutOptionsARequestHasTheDefaults() {
    ScanRequest request = request("a.tar");
    ScanRequest defaults = ScanRequest.of(new Target.PathTarget(Path.of("a.tar"))).build();
    assertEquals(defaults.targets(), request.targets());
    assertEquals(defaults.source(), request.source());
    assertEquals(defaults.limits(), request.limits());
    assertEquals(defaults.thresholds(), request.thresholds());
    assertEquals(defaults.threads(), request.threads());
    assertEquals(Map.of(), request.options());
    assertFalse(request.showSecrets() || request.strict() || request.allowIncomplete());
  }

  @Test
  void everyOptionReachesTheRequest() {
    ScanRequest request =
        request(
            "--platform=linux/arm/v7 --image-name acme/shop:1 --max-spool 2G --max-layer-size=500M"
                + " --max-ratio 50 --max-findings-per-file 7 --max-entries 9 --threads 3"
                + " --fail-on none --min-confidence low --min-severity INFO --show-secrets"
                + " --ignore a1b2c3 --ignore docs/** --allow-incomplete --strict -");
    assertEquals(List.of(new Target.StandardInput()), request.targets());
    assertEquals(
        new SourceOptions(
            Platform.parse("linux/arm/v7"), Optional.of("acme/shop:1"), 2L << 30, false),
        request.source());
    assertEquals(
        new Limits(500L << 20, 50, Limits.defaults().ratioGrace(), 7, 9), request.limits());
    assertEquals(Optional.empty(), request.thresholds().failOn());
    assertEquals(Confidence.LOW, request.thresholds().minConfidence());
    assertEquals(Severity.INFO, request.thresholds().minSeverity());
    assertEquals(List.of("a1b2c3", "docs/**"), request.ignores());
    assertEquals(3, request.threads());
    assertTrue(request.showSecrets() && request.strict() && request.allowIncomplete());
  }

  @Test
  void optionsOfOneGroupMayStandApart() {
    ScanRequest request = request("--ignore a --threads 2 --ignore b a.tar --strict b.tar");
    assertEquals(List.of("a", "b"), request.ignores());
    assertEquals(2, request.targets().size());
    assertTrue(request.strict());
  }

  @Test
  void ofAnOptionGivenTwiceTheLastCountsAndTheOthersStay() {
    ScanRequest request =
        request("--ignore a --min-severity info --show-secrets --min-severity high a.tar");
    assertEquals(Severity.HIGH, request.thresholds().minSeverity());
    assertEquals(List.of("a"), request.ignores());
    assertTrue(request.showSecrets());
  }

  @Test
  void aReportHearsOfOptionsAsTypedButNotOfThoseThatChangeNothing() {
    ScanRequest request =
        request("--max-layer-size=500M --threads 2 --quiet --ignore a --ignore b --strict a.tar");
    assertEquals(
        Map.of("max-layer-size", "500M", "ignore", "a, b", "strict", "true"), request.options());
  }

  @Test
  void wholeNumbersMayHaveCommas() {
    ScanRequest request = request("--max-entries 10,000,000 --max-findings-per-file 1000 a.tar");
    assertEquals(10_000_000, request.limits().maxEntries());
    assertEquals(1_000, request.limits().maxFindingsPerFile());
  }

  @Test
  void aTargetThatIsNamedTwiceIsScannedOnce() {
    List<Target> targets = request("a.tar ./a.tar target/../pom.xml b.tar pom.xml a.tar").targets();
    assertEquals(
        List.of("a.tar", "target/../pom.xml", "b.tar"),
        targets.stream().map(Target::name).toList());
  }

  @Test
  void aTargetIsCalledAsItWasTyped() {
    assertEquals("docker://alpine", request("docker://alpine").targets().get(0).name());
  }

  @Test
  void afterTwoHyphensATargetMayLookLikeAnOption() {
    assertEquals("--a.tar", request("-- --a.tar").targets().get(0).name());
  }

  @Test
  void aTargetThatBeginsWithAnAtSignIsNoListOfArguments() {
    assertEquals("@a.tar", request("@a.tar").targets().get(0).name());
  }

  private static ScanRequest request(String typed) {
    FakeScanner scanner = FakeScanner.ending(Outcome.CLEAN);
    Run run = Run.of(scanner, ("scan " + typed).split(" "));
    assertEquals("", run.err());
    return scanner.request();
  }
}
