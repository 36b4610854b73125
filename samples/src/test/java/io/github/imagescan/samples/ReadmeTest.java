package io.github.imagescan.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.imagescan.samples.Imagescan.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  /** The first command that is shown, and all that it is said to print. */
  private static final Pattern SHOWN =
      Pattern.compile(
          "```\n\\$ \\./imagescan (?<arguments>[^\n]*)\n(?<output>.*?)```", Pattern.DOTALL);

  private static final Pattern TIME = Pattern.compile(" in [0-9.]+ s");
  private static final Pattern RULES = Pattern.compile(", [0-9]+ rules \\([0-9a-f]+\\)");

  @Test
  void theFirstCommandPrintsWhatTheReadmeShows() throws Exception {
    Path file = CHECKOUT.resolve("README.md");
    String readme = Files.readString(file);
    Matcher shown = SHOWN.matcher(readme);
    assertTrue(shown.find(), "README.md shows no ./imagescan command with its output");
    Run run = Imagescan.run(CHECKOUT, List.of(shown.group("arguments").split(" ")));
    if (Boolean.getBoolean("golden.update")) {
      int start = shown.start("output");
      int end = shown.end("output");
      Files.writeString(file, readme.substring(0, start) + run.said() + readme.substring(end));
    } else {
      assertEquals(
          timeless(shown.group("output")),
          timeless(run.said()),
          "README.md (run with -Dgolden.update=true when this is meant)");
    }
    assertEquals(1, run.exitCode());
  }

  /** Without what changes from run to run, and with every rule. */
  private static String timeless(String report) {
    return RULES.matcher(TIME.matcher(report).replaceAll(" in … s")).replaceAll(", … rules");
  }
}
