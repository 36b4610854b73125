package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleOptionsTest {
  @TempDir Path folder;

  @Test
  void aWrongPackIsToldWithItsLine() throws IOException {
    Path pack = Files.writeString(folder.resolve("own.yaml"), "vendor: own\nrule: []\n");
    Run run = scan("--rules", pack.toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().startsWith("imagescan: --rules " + pack + ":2: "), run.err());
  }

  @Test
  void aFolderWithoutPacksIsToldApartFromAnEmptyOne() {
    Run run = scan("--rules", folder.toString());
    assertTrue(run.err().contains("no .yaml or .yml file in this folder"), run.err());
  }

  @Test
  void aPluginThatIsNoJarIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("own.jar"), "no jar");
    Run run = scan("--plugin", file.toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("--plugin " + file + ": is no jar: "), run.err());
  }

  @Test
  void aJarThatOffersNothingIsRefusedWithWhereItWouldSayWhatItOffers() throws IOException {
    Run run = scan("--plugin", jar("META-INF/MANIFEST.MF").toString());
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("has neither detectors nor report formats"), run.err());
    assertTrue(run.err().contains("META-INF/services/io.github.imagescan.match.Detector"));
  }

  @Test
  void aJarWithDetectorsOrReportFormatsIsTaken() throws IOException {
    for (String type : List.of("match.DetectorProvider", "report.ReportFormat")) {
      Path jar = jar("META-INF/services/io.github.imagescan." + type);
      assertEquals(0, scan("--plugin", jar.toString()).exit());
    }
  }

  /** A jar with one empty entry. */
  private Path jar(String entry) throws IOException {
    Path jar = folder.resolve("own.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry(entry));
    }
    return jar;
  }

  private static Run scan(String option, String value) {
    return Run.of(FakeScanner.ending(Outcome.CLEAN), "scan", "a.tar", option, value);
  }
}
