package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import io.github.imagescan.testkit.Golden;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpTest {

  @ParameterizedTest
  @CsvSource({
    "--help, help.txt",
    "scan --help, help-scan.txt",
    "cat --help, help-cat.txt",
    "rules --help, help-rules.txt",
    "rules list --help, help-rules-list.txt",
    "help, help.txt",
    "help cat, help-cat.txt",
    "help rules list, help-rules-list.txt"
  })
  void helpFitsInEightyColumns(String typed, String golden) {
    String help = Run.of(FakeScanner.ending(Outcome.CLEAN), typed.split(" ")).out();
    assertTrue(help.lines().allMatch(line -> line.length() <= 80));
    Golden.check(golden, help);
  }
}
