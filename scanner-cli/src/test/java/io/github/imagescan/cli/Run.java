package io.github.imagescan.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What one run of the command line said. */
record Run(int exit, String out, String err) {

  static Run of(Scanner scanner, String... args) {
    return with(Map.of(), scanner, args);
  }

  static Run with(Map<String, String> environment, Scanner scanner, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return to(out, out, environment, scanner, args);
  }

  /** A run whose standard output is the stream given. */
  static Run writingTo(OutputStream out, Scanner scanner, String... args) {
    return to(out, new ByteArrayOutputStream(), Map.of(), scanner, args);
  }

  /** A run by a person who started imagescan with this command, on a terminal of 60 columns. */
  static Run onTerminal(String command, Scanner scanner, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    return on(command, true, out, out, Map.of(), scanner, args);
  }

  private static Run to(
      OutputStream out,
      ByteArrayOutputStream kept,
      Map<String, String> environment,
      Scanner scanner,
      String... args) {
    return on("imagescan", false, out, kept, environment, scanner, args);
  }

  private static Run on(
      String command,
      boolean isTerminal,
      OutputStream out,
      ByteArrayOutputStream kept,
      Map<String, String> environment,
      Scanner scanner,
      String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new StandardOutput(out),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            isTerminal,
            isTerminal,
            isTerminal ? 60 : 100,
            command,
            environment);
    int exit = new CommandFace(terminal, scanner).run(args);
    return new Run(
        exit, kept.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
