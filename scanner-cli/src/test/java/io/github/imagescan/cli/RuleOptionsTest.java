package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void aFileThatIsNoJarAddsNothingAndAsksForNothing() throws IOException {
    Path jar = Files.createFile(folder.resolve("own.jar"));
    assertEquals(0, scan("--plugin", jar.toString()).exit());
  }

  private static Run scan(String option, String value) {
    return Run.of(FakeScanner.ending(Outcome.CLEAN), "scan", "a.tar", option, value);
  }
}
