package io.github.imagescan.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    assumeTrue(Files.exists(device));
    try (ReportFile file = ReportFile.open(device, true)) {
      file.out().write(1);
      file.commit();
    }
    assertFalse(Files.isRegularFile(device));
  }

  @Test
  void aReportThatCannotBeWrittenIsDroppedWithoutAWord() throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.exists(device));
    ReportFile file = ReportFile.open(device, false);
    file.out().write(1);
    assertThrows(IOException.class, file::commit);
    file.close();
  }

  /** As containers have one: it can be written, and nothing can be put into its place. */
  @Test
  void aFileThatIsAMountIsWrittenOver() throws IOException, InterruptedException {
    Path place = Files.writeString(folder.resolve("a.json"), "older and longer");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String script = "mount --bind \"$1\" \"$1\" || exit 77; shift; exec \"$@\"";
    List<String> command = new ArrayList<>(List.of("unshare", "-rm", "sh", "-c", script, "sh"));
    command.addAll(List.of(place.toString(), java, "-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(OneByte.class.getName(), place.toString()));
    int code;
    try {
      code = new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      code = 77;
    }
    assumeTrue(code != 77 && Files.exists(Path.of("/proc/self/ns")), "nothing can be mounted here");
    assertEquals(0, code);
    assertArrayEquals(new byte[] {1}, Files.readAllBytes(place));
    assertEquals(1, folder.toFile().list().length);
  }

  /** Writes a report of one byte. */
  static final class OneByte {
    public static void main(String[] args) throws IOException {
      try (ReportFile file = ReportFile.open(Path.of(args[0]), false)) {
        file.out().write(1);
        file.commit();
      }
    }
  }

  @Test
  void aFolderThatIsNotThereIsAnError() {
    assertThrows(
        IOException.class, () -> ReportFile.open(folder.resolve("none/a.json"), false).close());
  }
}
