package io.github.imagescan.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what the command prints; only the seconds may differ. */
class ReadmeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern SHOWN =
      Pattern.compile("```\n\\$ \\./imagescan scan (\\S+)\n(.*?)```\n", Pattern.DOTALL);
  private static final Pattern SECONDS = Pattern.compile("in \\d+\\.\\d s");

  @Test
  void theFirstCommandPrintsWhatTheReadmeShowsAndExitsWithOne()
      throws IOException, InterruptedException {
    Matcher shown = SHOWN.matcher(Files.readString(ROOT.resolve("README.md")));
    if (!shown.find()) {
      throw new AssertionError("the README shows no scan");
    }
    Process scan =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Dimagescan.command=./imagescan",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "io.github.imagescan.cli.Main",
                    "scan",
                    shown.group(1)))
            .directory(ROOT.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String printed = new String(scan.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertEquals(1, scan.waitFor());
    assertEquals(withoutSeconds(shown.group(2)), withoutSeconds(printed));
  }

  private static String withoutSeconds(String text) {
    return SECONDS.matcher(text).replaceAll("in … s");
  }
}
