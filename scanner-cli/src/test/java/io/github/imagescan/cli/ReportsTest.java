package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.imagescan.finding.ScanSummary.Outcome;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportsTest {
  @TempDir Path folder;

  private final FakeScanner clean = FakeScanner.ending(Outcome.CLEAN);

  @Test
  void aReportGoesToItsFileAndTheTextToStandardOutput() throws IOException {
    Path file = folder.resolve("a.sarif");
    Run run = Run.of(clean, "scan", "a.tar", "--report", "sarif=" + file);
    assertEquals(0, run.exit(), run.err());
    assertTrue(Files.readString(file).startsWith("{"));
    assertEquals(Run.of(clean, "scan", "a.tar").out(), run.out());
    assertEquals(List.of("a.sarif"), names());
  }

  @Test
  void aReportWithoutAFileTakesThePlaceOfTheText() {
    assertTrue(Run.of(clean, "scan", "a.tar", "--report=json").out().startsWith("{"));
    assertTrue(Run.of(clean, "scan", "a.tar", "--report=json=-").out().startsWith("{"));
  }

  @Test
  void threeReportsAreWrittenByOneScan() throws IOException {
    Run run =
        Run.of(
            clean,
            "scan",
            "a.tar",
            "--report=json=" + folder.resolve("a.json"),
            "--report=text=" + folder.resolve("a.txt"),
            "--report=sarif");
    assertEquals(0, run.exit(), run.err());
    assertTrue(run.out().startsWith("{"));
    assertEquals(List.of("a.json", "a.txt"), names());
  }

  @Test
  void aFormatMayBeWrittenInCapitals() {
    assertTrue(Run.of(clean, "scan", "a.tar", "--report=SARIF").out().contains("sarif-2.1.0"));
  }

  @Test
  void aLinkToNowhereIsToldWhatItIs() throws IOException {
    Path link = Files.createSymbolicLink(folder.resolve("latest.json"), Path.of("gone.json"));
    Run run = Run.of(clean, "scan", "a.tar", "--report=json=" + link);
    assertEquals(2, run.exit());
    assertTrue(run.err().contains(link + ", which is a link to gone.json, where"), run.err());
  }

  @Test
  void aFullDiskIsToldOnceAndTheOtherReportsAreWritten() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")));
    Path file = folder.resolve("a.json");
    Run run = Run.of(clean, "scan", "a.tar", "--report=sarif=/dev/full", "--report=json=" + file);
    assertEquals(2, run.exit());
    assertEquals(
        "imagescan: the report could not be written to /dev/full: No space left on device\n",
        run.err());
    assertTrue(Files.readString(file).startsWith("{"));
  }

  @Test
  void aReportThatIsNoFilesIsAsWideAsUsualAndNotAsTheTerminal() throws IOException {
    Path file = folder.resolve("a.txt");
    Scanner scanner = FakeScanner.withProblem("word ".repeat(30));
    Run run = Run.onTerminal("imagescan", scanner, "scan", "a.tar", "--report=text=" + file);
    assertTrue(Files.lines(file).anyMatch(line -> line.length() > 60));
    assertTrue(run.out().lines().allMatch(line -> line.length() <= 70), run.out());
  }

  @Test
  void twoReportsOnStandardOutputAreRefused() {
    Run run = Run.of(clean, "scan", "a.tar", "--report", "json", "--report", "sarif");
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("give one of them a file: --report sarif=FILE"), run.err());
  }

  @Test
  void twoReportsInOneFileAreRefused() {
    Path file = folder.resolve("a");
    Run run = Run.of(clean, "scan", "a.tar", "--report=json=" + file, "--report=text=" + file);
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("two reports go to " + file), run.err());
  }

  @Test
  void aFolderThatIsNotThereIsToldBeforeAnythingIsScanned() {
    Path file = folder.resolve("none/a.json");
    Run run = Run.of(clean, "scan", "a.tar", "--report=json=" + file);
    assertEquals(2, run.exit());
    assertTrue(run.err().contains("there is no folder " + folder.resolve("none")), run.err());
    assertEquals(false, clean.scanned());
  }

  @Test
  void aReportDoesNotReplaceTheTarget() throws IOException {
    Path image = Files.writeString(folder.resolve("a.tar"), "image");
    Run run = Run.of(clean, "scan", image.toString(), "--report=json=" + image);
    assertEquals(2, run.exit());
    assertEquals("image", Files.readString(image));
  }

  @Test
  void anOlderReportStaysUntilTheNewOneIsWhole() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "older");
    Scanner failing = new FailingScanner();
    assertEquals(2, Run.of(failing, "scan", "a.tar", "--report=json=" + file).exit());
    assertEquals("older", Files.readString(file));
    assertEquals(List.of("a.json"), names());
    Run.of(clean, "scan", "a.tar", "--report=json=" + file);
    assertTrue(Files.readString(file).startsWith("{"));
  }

  @Test
  void aLinkToAReportStaysALink() throws IOException {
    Path file = Files.writeString(folder.resolve("a.json"), "older");
    Path link = Files.createSymbolicLink(folder.resolve("latest.json"), Path.of("a.json"));
    Run.of(clean, "scan", "a.tar", "--report=json=" + link);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(file).startsWith("{"));
  }

  @Test
  void aReportWithSecretsInTheClearIsForItsOwnerAlone() throws IOException {
    Path file = folder.resolve("a.json");
    Run.of(clean, "scan", "a.tar", "--show-secrets", "--report=json=" + file);
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void aReaderWhoLeavesIsNoComplaintAndTheOtherReportsAreWritten() throws IOException {
    Path file = folder.resolve("a.json");
    Run run =
        Run.writingTo(
            new Refusing("Broken pipe"),
            FakeScanner.ending(Outcome.FINDINGS),
            "scan",
            "a.tar",
            "--report=json=" + file);
    assertEquals(new Run(1, "", ""), run);
    assertTrue(Files.readString(file).startsWith("{"));
  }

  @Test
  void catEndsQuietlyWhenItsReaderLeaves() {
    Run run = Run.writingTo(new Refusing("Broken pipe"), clean, "cat", "a.tar", "0", "etc/x");
    assertEquals(new Run(0, "", ""), run);
  }

  @Test
  void aFullDiskIsTold() {
    Run run = Run.writingTo(new Refusing("No space left on device"), clean, "scan", "a.tar");
    assertEquals(2, run.exit());
    assertEquals(
        "imagescan: the report could not be written to standard output: No space left on device\n",
        run.err());
  }

  @Test
  void problemsAreWarningsWhereNoTextReportTellsThem() {
    Scanner scanner = FakeScanner.withProblem("ended early\u001b[1m");
    String json = Run.of(scanner, "scan", "a.tar", "--report=json").err();
    assertEquals("imagescan: warning: layer 3: ended early\\x1b[1m; pull the image again\n", json);
    assertEquals("", Run.of(scanner, "scan", "a.tar").err());
    assertEquals("", Run.of(scanner, "scan", "a.tar", "--report=json", "--quiet").err());
  }

  @Test
  void problemsAreJsonLinesWhereJsonIsWanted() {
    Scanner scanner = FakeScanner.withProblem("ended \"early\"\u001b[1m");
    String line = Run.of(scanner, "scan", "a.tar", "--log-format", "json").err();
    assertTrue(
        line.matches(
            "\\{\"timestamp\":\"[-0-9T:.]+Z\",\"level\":\"warn\",\"message\":\"layer 3: ended"
                + " \\\\\"early\\\\\"\\\\u001b\\[1m; pull the image again\",\"context\":"
                + "\\{\"kind\":\"layer-truncated\"}}\n"),
        line);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  /** A stream that takes nothing. */
  private static final class Refusing extends OutputStream {
    private final String why;

    Refusing(String why) {
      this.why = why;
    }

    @Override
    public void write(int b) throws IOException {
      throw new IOException(why);
    }
  }
}
