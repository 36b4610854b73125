package io.github.imagescan.samples;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.github.imagescan.samples.Imagescan.Scan;
import io.github.imagescan.samples.RealImages.RealImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The sample as real tools build and save it: whoever wrote it, the same secrets are found. */
@Tag("real")
class RealToolsTest {
  private static final Path SAMPLE = Path.of("leaky-app");

  /** Path, or variable, and visibility. */
  private static final Set<String> PLANTED =
      Set.of(
          "app/server.key visible",
          "root/.netrc deleted",
          "app/application.properties overwritten",
          "SMTP_PASSWORD metadata",
          "DATABASE_URL metadata");

  @TempDir static Path work;

  @TestFactory
  List<DynamicTest> everyFormGivesTheSameSecretsAndReportsThatGithubTakes() throws Exception {
    RealImages images = new RealImages(work, SAMPLE);
    Imagescan imagescan = new Imagescan(work);
    SarifGates gates = new SarifGates();
    List<RealImage> forms = new ArrayList<>(images.ofTheDockerfile());
    forms.addAll(images.ofDocker());
    RealImage ofJib = images.ofJib();
    Scan first = imagescan.scan(forms.get(0).path());
    List<DynamicTest> tests = new ArrayList<>();
    for (RealImage image : forms) {
      tests.add(dynamicTest(image.form(), () -> same(first, imagescan.scan(image.path()), gates)));
    }
    tests.add(
        dynamicTest(ofJib.form(), () -> sameFiles(first, imagescan.scan(ofJib.path()), gates)));
    return tests;
  }

  private static void same(Scan first, Scan scan, SarifGates gates) {
    assertAll(
        () -> assertEquals(1, scan.exitCode(), scan.said()),
        () -> assertEquals(5, scan.findings().size(), scan.said()),
        () -> assertEquals(PLANTED, scan.planted(), scan.said()),
        () -> assertEquals(first.secrets(), scan.secrets()),
        () -> assertEquals(List.of(), scan.problems()),
        () -> assertEquals(List.of(), gates.complaints(scan.sarif())));
  }

  /** The image of jib has the same files, one layer of them, and no Dockerfile's history. */
  private static void sameFiles(Scan first, Scan scan, SarifGates gates) {
    assertAll(
        () -> assertEquals(1, scan.exitCode(), scan.said()),
        () -> assertEquals(first.secretsInFiles(), scan.secrets()),
        () ->
            assertTrue(
                scan.planted().stream().allMatch(line -> line.endsWith(" visible")), scan.said()),
        () -> assertEquals(List.of(), scan.problems()),
        () -> assertEquals(List.of(), gates.complaints(scan.sarif())));
  }
}
