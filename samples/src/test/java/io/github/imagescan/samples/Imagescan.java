package io.github.imagescan.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line as a user runs it, in a process of its own. */
final class Imagescan {
  private static final String MAIN = "io.github.imagescan.cli.Main";

  private final Path folder;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * @param folder where reports are written
   */
  Imagescan(Path folder) {
    this.folder = folder;
  }

  /**
   * @param said on standard output and error
   */
  record Run(int exitCode, String said) {}

  /**
   * @param said on standard output and error
   * @param json the JSON report
   * @param sarif the SARIF report
   */
  record Scan(int exitCode, String said, JsonNode json, Path sarif) {

    List<JsonNode> findings() {
      List<JsonNode> findings = new ArrayList<>();
      json.path("findings").forEach(findings::add);
      return findings;
    }

    /** Each finding as {@code path visibility}, with the variable where there is no path. */
    Set<String> planted() {
      return findings().stream()
          .map(finding -> where(finding) + " " + finding.path("visibility").asText())
          .collect(Collectors.toSet());
    }

    /** What each finding is, and where; not how visible. */
    Set<String> secrets() {
      return findings().stream().map(Scan::secret).collect(Collectors.toSet());
    }

    /** The {@link #secrets} of files. */
    Set<String> secretsInFiles() {
      return findings().stream()
          .filter(finding -> finding.hasNonNull("path"))
          .map(Scan::secret)
          .collect(Collectors.toSet());
    }

    List<String> problems() {
      List<String> problems = new ArrayList<>();
      json.path("problems").forEach(problem -> problems.add(problem.toString()));
      return problems;
    }

    private static String secret(JsonNode finding) {
      // In a config the offset depends on the form: each tool writes its JSON anew.
      String offset =
          finding.hasNonNull("path") ? " byte " + finding.path("byteOffset").asLong() : "";
      return finding.path("rule").asText()
          + " "
          + where(finding)
          + offset
          + " "
          + finding.path("secret").asText();
    }

    private static String where(JsonNode finding) {
      if (finding.hasNonNull("path")) {
        return finding.path("path").asText();
      }
      String instruction = finding.path("instruction").asText();
      return Stream.of("SMTP_PASSWORD", "DATABASE_URL")
          .filter(instruction::contains)
          .findFirst()
          .orElse(instruction);
    }
  }

  /** Scans with JSON and SARIF reports. Anything but exit code 0 and 1 fails the test. */
  Scan scan(Path target) throws IOException, InterruptedException {
    String name = String.format(Locale.ROOT, "%02d", runs.incrementAndGet());
    Path json = folder.resolve(name + ".json");
    Path sarif = folder.resolve(name + ".sarif");
    Run run =
        run(
            folder,
            List.of("scan", "--report", "json=" + json, "--report", "sarif=" + sarif, "" + target));
    if (run.exitCode() != 0 && run.exitCode() != 1) {
      throw new AssertionError(
          "scan of " + target + ": exit code " + run.exitCode() + "\n" + run.said());
    }
    return new Scan(run.exitCode(), run.said(), new ObjectMapper().readTree(json.toFile()), sarif);
  }

  /** Runs as the launcher of the checkout does, in this folder and without a terminal. */
  static Run run(Path folder, List<String> arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-Dimagescan.command=./imagescan", MAIN));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), said);
  }
}
