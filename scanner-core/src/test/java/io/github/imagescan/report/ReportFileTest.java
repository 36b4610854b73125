package io.github.imagescan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
  @TempDir Path folder;

  @Test
  void theFileIsThereOnceItIsWhole() throws IOException {
    Path place = folder.resolve("a.json");
    try (ReportFile file = ReportFile.open(place, false)) {
      file.out().write(1);
      file.out().flush();
      assertFalse(Files.exists(place));
      file.commit();
    }
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(place));
  }

  @Test
  void withoutACommitNothingIsLeft() throws IOException {
    Path place = folder.resolve("a.json");
    try (ReportFile file = ReportFile.open(place, false)) {
      file.out().write(1);
    }
    assertEquals(0, folder.toFile().list().length);
  }

  @Test
  void whatIsNoRegularFileIsWrittenStraight() throws IOException {
    Path device = Path.of("/dev/null");
    org.junit.jupiter.api.Assumptions.assumeTrue(Files.exists(device));
    try (ReportFile file = ReportFile.open(device, true)) {
      file.out().write(1);
      file.commit();
    }
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThrows(
        IOException.class, () -> ReportFile.open(folder.resolve("none/a.json"), false).close());
  }
}
