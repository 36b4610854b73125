package io.github.imagescan.report.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ImageInfo;
import io.github.imagescan.place.Place;
import io.github.imagescan.place.Problem;
import io.github.imagescan.report.Hints;
import io.github.imagescan.report.ReportOptions;
import io.github.imagescan.report.SampleFinding;
import io.github.imagescan.report.SampleScan;
import io.github.imagescan.report.SampleScans;
import io.github.imagescan.testkit.Golden;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TextReportTest {

  @TestFactory
  Stream<DynamicTest> everyScanIsWrittenAsItsGolden() {
    return SampleScans.all().entrySet().stream()
        .map(
            scan ->
                DynamicTest.dynamicTest(
                    scan.getKey(),
                    () ->
                        Golden.check(
                            "text/" + scan.getKey() + ".txt", scan.getValue().report("text"))));
  }

  @Test
  void manyOccurrencesAreCounted() {
    Golden.check("text/many-places.txt", SampleScans.manyPlaces().report("text"));
  }

  @Test
  void coloursAreAddedAndNothingElseChanges() {
    ReportOptions colored = new ReportOptions(true, 80, Hints.commandLine("imagescan"));
    String report =
        new String(SampleScans.everyKind().report("text", colored), StandardCharsets.UTF_8);
    assertTrue(report.contains("\u001b[1;31mFAIL\u001b[0m"));
    assertEquals(SampleScans.everyKind().text("text"), report.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  @TestFactory
  Stream<DynamicTest> noLineIsWiderThanTheTerminalButForPathsAndCommands() {
    return Stream.of(40, 60, 80, 132)
        .flatMap(
            width ->
                SampleScans.all().entrySet().stream()
                    .map(
                        scan ->
                            DynamicTest.dynamicTest(
                                scan.getKey() + " at " + width, () -> fits(scan, width))));
  }

  private static void fits(Map.Entry<String, SampleScan> scan, int width) {
    byte[] report =
        scan.getValue()
            .report("text", new ReportOptions(false, width, Hints.commandLine("imagescan")));
    for (String line : new String(report, StandardCharsets.UTF_8).split("\n")) {
      boolean command = line.startsWith("  see");
      boolean oneWord = line.strip().replaceFirst("^[a-z]+ +", "").indexOf(' ') < 0;
      assertTrue(command || oneWord || line.codePointCount(0, line.length()) <= width, () -> line);
    }
  }

  @Test
  void noneListedIsNotNoneFound() {
    SampleScan scan = new SampleScan();
    scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    assertTrue(scan.text("text").contains("\nPASS  no secret found        (gate: "));
    assertTrue(scan.suppressed(1).text("text").contains("\nPASS  no secret listed        (gate: "));
    String failed = scan.atGateNotListed(1).text("text");
    assertTrue(failed.contains("\nFAIL  1 at the gate, not listed        (gate: "), failed);
  }

  @Test
  void withoutAGateNothingPasses() {
    SampleScan scan = new SampleScan().withoutGate();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).file(1, "a", 1).make());
    String report = scan.text("text");
    assertTrue(report.contains("\nNO GATE  1 secret: 1 high\nread  "), report);
    ReportOptions colored = new ReportOptions(true, 80, Hints.commandLine("imagescan"));
    String painted = new String(scan.report("text", colored), StandardCharsets.UTF_8);
    assertTrue(painted.contains("\u001b[1mNO GATE\u001b[0m"), painted);
  }

  @Test
  void aTargetThatCannotBeReadIsToldFromAnImageOfWhichAPartIsMissing() {
    SampleScan scan = new SampleScan().target("nope.tar");
    scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.problem(
        new Problem(
            Problem.Kind.TARGET_UNREADABLE, new Place.TargetName("nope.tar"), "is empty", ""));
    String report = wide(scan);
    assertTrue(report.contains("no secret found; 1 of 2 targets could not be read  "), report);
  }

  @Test
  void aVariableIsToldAsOneWhateverSetIt() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).history(3).env(0, "TOKEN").make());
    String report = wide(scan);
    assertTrue(
        report.contains(
            "history entry 3   set as ENV TOKEN: docker inspect and every process can read it\n"),
        report);
  }

  private static String wide(SampleScan scan) {
    return new String(scan.report("text", ReportOptions.plain()), StandardCharsets.UTF_8);
  }

  @Test
  void theSecretIsShownWhenTheUserWantsIt() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    SampleFinding token = SampleFinding.token(image, 1).fileNamedAfterSecret(1);
    String report = scan.finding(token.make()).showSecrets().text("text");
    assertTrue(report.contains("  secret " + token.clear() + "\n"), report);
    assertTrue(report.contains("imagescan cat shop.tar 1 srv/" + token.clear() + "/key"), report);
    assertFalse(report.contains("--show-secrets"), report);
  }

  @Test
  void noCommandIsShownForAFileWhoseNameIsMasked() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).fileNamedAfterSecret(1).make());
    assertFalse(scan.text("text").contains(" cat "));
  }

  @Test
  void aLayerIsNamedByItsDiffIdWhereTheTargetHoldsSeveralImages() {
    String report = SampleScans.all().get("several-images").text("text");
    assertTrue(report.matches("(?s).*imagescan cat both.tar sha256:[0-9a-f]{64} srv/key\n.*"));
  }

  @Test
  void aLayerIsNamedByItsDiffIdWhereOnlyOneOfSeveralPlatformsIsScanned() {
    SampleScan scan = new SampleScan().option("platform", "linux/arm64");
    ImageInfo image = scan.image("acme/shop:1.0", "shop", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).file(1, "srv/key", 1).make());
    String report = scan.text("text");
    assertTrue(report.matches("(?s).*imagescan cat shop sha256:[0-9a-f]{64} srv/key\n.*"), report);
  }

  @Test
  void ofEntriesWithOneNameTheCommandSaysWhich() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    scan.finding(SampleFinding.token(image, 1).overwritten(3, "srv/key", 7, 3).make());
    String report = scan.text("text");
    assertTrue(report.contains("  see    imagescan cat shop.tar 3 srv/key --entry 7\n"), report);
    assertTrue(
        report.contains("OVERWRITTEN within layer 3 by a later entry of the\n         same name;"),
        report);
  }

  @Test
  void whatCameByStandardInputIsReadAnotherTime() {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "-", "docker-archive");
    scan.finding(SampleFinding.token(image, 1).file(1, "srv/key", 1).make());
    String report = scan.text("text");
    assertTrue(report.contains("  see    … | imagescan cat - 1 srv/key\n"), report);
  }

  @Test
  void theCommandIsWhatThisUserTypes() {
    byte[] report =
        SampleScans.everyKind()
            .report("text", new ReportOptions(false, 80, Hints.commandLine("./imagescan")));
    assertTrue(
        new String(report, StandardCharsets.UTF_8)
            .contains("  see    ./imagescan cat shop.tar.gz 2 app/server.key\n"));
    report =
        SampleScans.everyKind()
            .report("text", new ReportOptions(false, 80, Hints.commandLine("my tools/is")));
    assertTrue(
        new String(report, StandardCharsets.UTF_8)
            .contains("  see    'my tools/is' cat shop.tar.gz 2 app/server.key\n"));
  }

  @Test
  void linesBreakAtSpacesAndLongWordsWhereTheyMay() {
    assertEquals(List.of("aa bb", "cc"), Wrap.lines("aa bb cc", 5, false));
    assertEquals(List.of("a   b", "c"), Wrap.lines("a   b   c", 5, false));
    assertEquals(List.of("a", "bbbbbbbb", "c"), Wrap.lines("a bbbbbbbb c", 5, false));
    assertEquals(List.of("a", "bbbbb", "bbb c"), Wrap.lines("a bbbbbbbb c", 5, true));
    assertEquals(List.of("a", "", "b"), Wrap.lines("a\n\nb", 5, true));
    assertEquals(
        List.of("\ud83d\udd11\ud83d\udd11", "\ud83d\udd11"),
        Wrap.lines("\ud83d\udd11\ud83d\udd11\ud83d\udd11", 2, true));
  }

  @Test
  void sizesAndTimesAreShort() {
    assertEquals("1 byte", size(1));
    assertEquals("999 bytes", size(999));
    assertEquals("1 kB", size(1_000));
    assertEquals("3.2 MB", size(3_210_000));
    assertEquals("1 MB", size(999_999));
    assertEquals("42 GB", size(41_900_000_000L));
    assertEquals("0.3 s", printed(Figures.time(Duration.ofMillis(312))));
    assertEquals("2 min 5 s", printed(Figures.time(Duration.ofSeconds(125))));
  }

  private static String size(long bytes) {
    return printed(Figures.size(bytes));
  }

  private static String printed(String text) {
    return String.join("|", Wrap.lines(text, 2, false));
  }
}
