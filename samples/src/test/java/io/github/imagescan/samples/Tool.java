package io.github.imagescan.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody else's program. One that is missing fails the test: a skipped test would prove nothing.
 */
record Tool(Path program) {

  /** A program of the {@code PATH}. */
  static Tool named(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String folder : path.split(":")) {
      Path program = Path.of(folder, name);
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        return new Tool(program);
      }
    }
    throw new AssertionError(missing(name + " in the PATH"));
  }

  /** A file below the folder that {@code install-real-tools} fills. */
  static Path installed(String relative) {
    String folder = System.getenv("IMAGESCAN_TOOLS");
    Path tools =
        folder == null
            ? Path.of(System.getProperty("user.home"), ".cache", "imagescan-tools")
            : Path.of(folder);
    Path file = tools.resolve(relative);
    if (!Files.exists(file)) {
      throw new AssertionError(missing(file.toString()));
    }
    return file;
  }

  private static String missing(String what) {
    return "there is no " + what + ": run samples/bench/install-real-tools";
  }

  /** Runs to the end; anything but exit code 0 fails the test with what the tool said. */
  void run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command =
        Stream.concat(Stream.of(program.toString()), Stream.of(arguments)).toList();
    Process process =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int code = process.waitFor();
    if (code != 0) {
      throw new AssertionError(String.join(" ", command) + ": exit code " + code + "\n" + said);
    }
  }
}
