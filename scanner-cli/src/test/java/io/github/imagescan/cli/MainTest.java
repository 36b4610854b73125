package io.github.imagescan.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;

  /** The launcher makes a 1 of it again; Java itself ends with 1 where it cannot start. */
  @Test
  void findingsEndWithTheCodeThatTheLauncherAsksFor() throws Exception {
    Path dockerfile =
        Files.writeString(
            folder.resolve("Dockerfile"), "FROM scratch\nENV DB_PASSWORD=" + password() + "\n");
    assertEquals(1, run("-Dunused=1", "scan", dockerfile.toString()));
    assertEquals(77, run("-Dimagescan.exit.findings=77", "scan", dockerfile.toString()));
    assertEquals(2, run("-Dimagescan.exit.findings=77", "scan"));
  }

  private static String password() {
    return new Random(1)
        .ints(16, 0, 32)
        .mapToObj(i -> "abcdefghjkmnpqrstuvwxyz23456789A".substring(i, i + 1))
        .collect(Collectors.joining());
  }

  private static int run(String property, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), property));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
