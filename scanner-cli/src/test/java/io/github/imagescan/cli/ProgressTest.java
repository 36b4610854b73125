package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

  @Test
  void theLineFitsTheTerminalSoThatItCanBeErased() {
    assertEquals(
        "scanning a-very-long-name-of-an-archiv…", line(40, "a-very-long-name-of-an-archive.tar"));
    assertTrue(line(80, "a.tar", "b.tar").startsWith("scanning a.tar and 1 more  "));
    assertTrue(line(80, "-").startsWith("scanning standard input  "));
  }

  private static String line(int width, String... targets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream err = new PrintStream(out, true, StandardCharsets.UTF_8);
    try (Progress progress = Progress.on(err, width, List.of(targets))) {
      progress.draw();
      return out.toString(StandardCharsets.UTF_8).replaceAll("\r|\033\\[K", "");
    }
  }
}
