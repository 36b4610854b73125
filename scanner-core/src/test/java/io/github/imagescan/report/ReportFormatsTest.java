package io.github.imagescan.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ImageInfo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ReportFormatsTest {
  private static final ClassLoader LOADER = ReportFormatsTest.class.getClassLoader();

  @Test
  void theShippedFormatsAreFound() {
    assertEquals(List.of("text", "sarif", "json"), ReportFormats.ids());
    assertEquals("sarif", ReportFormats.find("sarif", LOADER).orElseThrow().id());
    assertEquals("sarif", ReportFormats.find("SARIF", LOADER).orElseThrow().id());
    assertTrue(ReportFormats.find("xml", LOADER).isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> noReportShowsASecretUnlessTheUserWantsIt() {
    return ReportFormats.ids().stream()
        .map(format -> DynamicTest.dynamicTest(format, () -> canary(format)));
  }

  private static void canary(String format) {
    List<String> secrets = new ArrayList<>();
    String masked = scan(secrets, false).text(format);
    secrets.forEach(secret -> assertFalse(masked.contains(secret), "a secret is shown"));
    secrets.clear();
    String clear = scan(secrets, true).text(format);
    secrets.forEach(secret -> assertTrue(clear.contains(secret), "a secret is missing"));
  }

  private static SampleScan scan(List<String> secrets, boolean show) {
    SampleScan scan = new SampleScan();
    ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
    List<SampleFinding> findings =
        List.of(
            SampleFinding.token(image, 1).fileNamedAfterSecret(1),
            SampleFinding.token(image, 2).entryName(1).fileNamedAfterSecret(2),
            SampleFinding.password(image, 3).history(2).env(1, "PASSWORD"),
            SampleFinding.privateKey(image, 4).deleted(1, "key", 1, 2),
            SampleFinding.token(image, 5).annotation("index").history(1),
            SampleFinding.token(image, 6).dockerfile(3));
    findings.forEach(
        finding -> {
          secrets.add(finding.clear());
          scan.finding(finding.make());
        });
    return show ? scan.showSecrets() : scan;
  }

  @Test
  void whatIsCutIsCutBetweenCharacters() {
    assertEquals("abc", Clip.to(3, "abc"));
    assertEquals("ab…", Clip.to(3, "abcd"));
    assertEquals("a…", Clip.to(3, "a\ud83d\udd11\ud83d\udd11"));
  }

  @TestFactory
  Stream<DynamicTest> aHistoryLineOfMegabytesIsCut() {
    return ReportFormats.ids().stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format,
                    () -> {
                      SampleScan scan = new SampleScan();
                      ImageInfo image = scan.image("acme/shop:1.0", "shop.tar", "oci-layout");
                      scan.finding(
                          SampleFinding.token(image, 1).longInstruction(10_000_000).make());
                      int length = scan.text(format).getBytes(StandardCharsets.UTF_8).length;
                      assertTrue(length < 100_000, () -> "a report of " + length + " bytes");
                    }));
  }
}
