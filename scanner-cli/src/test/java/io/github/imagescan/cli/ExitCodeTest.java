package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExitCodeTest {

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void aScanEndsWithTheCodeOfItsOutcome(Outcome outcome) {
    Run run = Run.of(FakeScanner.ending(outcome), "scan", "a.tar");
    assertEquals(outcome.exitCode(), run.exit());
    assertEquals("", run.err());
  }

  @Test
  void wrongUsageIsTwo() {
    assertEquals(2, Run.of(FakeScanner.ending(Outcome.CLEAN), "scan").exit());
    assertEquals(2, Run.of(FakeScanner.ending(Outcome.CLEAN)).exit());
  }

  @Test
  void helpAndVersionAreZero() {
    FakeScanner scanner = FakeScanner.ending(Outcome.FINDINGS);
    assertEquals(0, Run.of(scanner, "--help").exit());
    assertEquals(0, Run.of(scanner, "scan", "-h").exit());
    assertTrue(Run.of(scanner, "--version").out().startsWith("imagescan"));
    assertFalse(scanner.scanned());
  }

  @Test
  void catPrintsTheFileAndEndsWithZero() {
    Run run = Run.of(FakeScanner.ending(Outcome.CLEAN), "cat", "a.tar", "2", "etc/passwd");
    assertEquals(new Run(0, "2:etc/passwd", ""), run);
  }

  @Test
  void catTakesTheEntrysNumberAndTheOptionsForMessages() {
    FakeScanner scanner = FakeScanner.ending(Outcome.CLEAN);
    String[] args = {"cat", "a.tar", "2", "x", "--entry", "1,007", "--quiet", "--log-format=json"};
    assertEquals(0, Run.of(scanner, args).exit());
    assertEquals(OptionalInt.of(1_007), scanner.catFile().entry());
    assertEquals(0, Run.of(scanner, "rules", "list", "--quiet", "--log-format", "json").exit());
  }

  @Test
  void onATerminalCatEscapesWhatWouldControlIt() {
    FakeScanner scanner = FakeScanner.ending(Outcome.CLEAN);
    String path = "a\u001b[31m\tb\r\n\u00e9\u202e";
    assertEquals("2:" + path, Run.of(scanner, "cat", "a.tar", "2", path).out());
    assertEquals(
        "2:a\\x1b[31m\tb\\r\n\u00e9\\u202e",
        Run.onTerminal("imagescan", scanner, "cat", "a.tar", "2", path).out());
    String many = "\u00e9".repeat(20_000);
    assertEquals("2:" + many, Run.onTerminal("imagescan", scanner, "cat", "a", "2", many).out());
  }

  @Test
  void aTargetThatCannotBeOpenedIsTwoAndSaysWhatToDo() {
    Run run = Run.of(FakeScanner.ending(Outcome.CLEAN), "cat", "a.tar", "99", "etc/passwd");
    assertEquals(new Run(2, "", "imagescan: a.tar: no layer 99; name one from 0 to 3\n"), run);
  }

  @Test
  void aBugIsTwoInOneLineWithoutTheMessageThatMayQuoteASecret() {
    Run run =
        Run.of(new FailingScanner(new IllegalStateException("quoted content")), "scan", "a.tar");
    assertEquals(2, run.exit());
    assertEquals(1, run.err().lines().count());
    assertTrue(run.err().startsWith("imagescan: stopped by an error of its own (IllegalState"));
    assertFalse(run.err().contains("quoted content"));
  }

  @Test
  void theStackOfABugIsShownOnRequestStillWithoutItsMessage() {
    Run run =
        Run.with(
            Map.of("IMAGESCAN_DEBUG", "1"),
            new FailingScanner(new IllegalStateException("quoted content")),
            "scan",
            "a.tar");
    assertTrue(run.err().contains("\n  at io.github.imagescan."), run.err());
    assertFalse(run.err().contains("quoted content"));
  }

  @Test
  void anErrorOfTheMachineIsTwoToo() {
    Run run = Run.of(new FailingScanner(new OutOfMemoryError()), "scan", "a.tar");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("IMAGESCAN_JAVA_OPTS=-Xmx1g"), run.err());
  }
}
