package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUsageTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          scan --reprot json a.tar           | unknown option --reprot; did you mean --report?
          scan a.tar --min-confidance=low    | unknown option --min-confidance; did you mean --min-confidence?
          scan a.tar --zzzzzzzzzz            | unknown option --zzzzzzzzzz
          scan a.tar --fail-on hihg          | --fail-on': 'hihg'; did you mean high?
          scan a.tar --fail-on info          | --fail-on': 'info'; write one of critical, high, medium, low, none
          scan a.tar --min-severity=crtical  | did you mean critical?
          scan a.tar --min-confidence=hgih   | did you mean high?
          scan a.tar --log-format=jsno       | did you mean json?
          scan a.tar --report sarff          | --report has no format 'sarff'; did you mean sarif?
          scan a.tar --report json=          | names no file
          scan a.tar --platform linux        | as in linux/arm64; not 'linux'
          scan a.tar --max-layer-size 64X    | '64X' is not a size
          scan a.tar --max-layer-size 0      | '0' is not between 1 byte and 8 EiB
          scan a.tar --report json,sarif     | --report has no format 'json,sarif'; write one of text, sarif, json
          scan a.tar --max-ratio 0           | '0' is not a whole number from 1 to 2,147,483,647
          scan a.tar --max-ratio x           | 'x' is not a whole number from 1 to
          scan a.tar --max-entries 1,00      | '1,00' is not a whole number from 1 to
          scan a.tar --threads 99999999999   | '99999999999' is not a whole number from 1 to
          cat a.tar 1 b --entry -1           | '-1' is not a whole number from 0 to
          scan - -                           | standard input can be read only once
          scan a.tar b.tar --image-name c    | --image-name goes with one TARGET only
          scan a.tar --ignore abc12          | --ignore abc12: too short; write at least 6 digits
          scan a.tar --rules no/such.yaml    | --rules no/such.yaml: no such file
          scan a.tar --plugin no/such.jar    | --plugin no/such.jar: there is no such jar
          scan                               | missing required parameter: 'TARGET'
          scan --strcit                      | unknown option --strcit; did you mean --strict?
          scan --min-severity low -V         | unknown option -V
          cat --entrie 3 a.tar 0             | unknown option --entrie; did you mean --entry?
          help scna                          | unknown command 'scna'; did you mean scan?
          help rules lits                    | unknown command 'lits'; did you mean list?
          scna a.tar                         | unknown command 'scna'; did you mean scan?
          --report json                      | --report goes after the command: imagescan scan --report
          cat a.tar 1                        | missing required parameter: 'PATH'
          cat a.tar 1 b c                    | unexpected argument 'c'
          rules                              | did you mean rules list?
          """)
  void whatIsWrongIsSaidWithWhatWasProbablyMeant(String typed, String said) {
    FakeScanner scanner = FakeScanner.ending(Outcome.CLEAN);
    Run run = Run.of(scanner, typed.split(" "));
    assertEquals(2, run.exit());
    assertEquals("", run.out());
    assertTrue(run.err().contains(said), run.err());
    assertTrue(run.err().contains("See: imagescan "), run.err());
    assertFalse(scanner.scanned());
  }

  @Test
  void aTargetInPlaceOfTheCommandIsToldFromAMistypedCommand(@TempDir Path folder) throws Exception {
    Path image = Files.createFile(folder.resolve("my image.tar"));
    Run run = Run.of(FakeScanner.ending(Outcome.CLEAN), image.toString());
    assertTrue(run.err().contains("did you mean imagescan scan '" + image + "'?"), run.err());
  }

  @Test
  void commandsAreToldAsTheUserStartsThem() throws Exception {
    FakeScanner scanner = FakeScanner.ending(Outcome.CLEAN);
    String said = Run.onTerminal("./my tools/imagescan", scanner, "rules", "lits").err();
    assertTrue(said.contains("See: './my tools/imagescan' rules --help"), said);
    said = Run.onTerminal("./imagescan", scanner, "--strict").err();
    assertTrue(said.contains("goes after the command: ./imagescan scan --strict"), said);
  }

  @Test
  void aFileThatLooksLikeAnOptionIsToldHowToBeWritten() throws Exception {
    Path file = Files.createFile(Path.of("-dash of a test.tar"));
    try {
      Run run = Run.of(FakeScanner.ending(Outcome.CLEAN), "scan", file.toString());
      assertTrue(
          run.err().contains("if the file is meant, write ./'-dash of a test.tar'"), run.err());
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void wrongUsageIsOneJsonLineWhereJsonIsWanted() {
    Run run =
        Run.of(FakeScanner.ending(Outcome.CLEAN), "scan", "--log-format=json", "--strcit", "a.tar");
    assertEquals(1, run.err().lines().count());
    assertTrue(run.err().contains("\"level\":\"error\""), run.err());
    assertTrue(run.err().contains("did you mean --strict?"), run.err());
    assertTrue(run.err().contains("\"context\":{\"help\":\"imagescan scan --help\"}"), run.err());
  }

  @Test
  void anEscapeCodeInAnArgumentDoesNotReachTheTerminal() {
    Run run = Run.of(FakeScanner.ending(Outcome.CLEAN), "scan", "a.tar", "--x\u001b[31m");
    assertTrue(run.err().contains("--x\\x1b[31m"), run.err());
  }
}
