package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files in {@code golden/} are written anew by {@code -Dgolden.update}. */
class HelpTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  @ParameterizedTest
  @CsvSource({
    "--help, help.txt",
    "scan --help, help-scan.txt",
    "cat --help, help-cat.txt",
    "rules --help, help-rules.txt",
    "rules list --help, help-rules-list.txt"
  })
  void helpFitsInEightyColumns(String typed, String name) throws IOException {
    String help = Run.of(FakeScanner.ending(Outcome.CLEAN), typed.split(" ")).out();
    Path golden = GOLDEN.resolve(name);
    if (System.getProperty("golden.update") != null) {
      Files.writeString(golden, help);
    }
    assertTrue(help.lines().allMatch(line -> line.length() <= 80));
    assertEquals(Files.readString(golden), help);
  }
}
