package io.github.imagescan.samples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

  private final Path reports;
  private final AtomicInteger runs = new AtomicInteger();

  /**
   * @param reports a folder for them
   */
  Imagescan(Path reports) {
    this.reports = reports;
  }

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
    String run = String.format(Locale.ROOT, "%02d", runs.incrementAndGet());
    Path json = reports.resolve(run + ".json");
    Path sarif = reports.resolve(run + ".sarif");
    Path said = reports.resolve(run + ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                MAIN,
                "scan",
                "--report",
                "json=" + json,
                "--report",
                "sarif=" + sarif,
                target.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    int code = process.waitFor();
    String text = Files.readString(said, StandardCharsets.UTF_8);
    if (code != 0 && code != 1) {
      throw new AssertionError("scan of " + target + ": exit code " + code + "\n" + text);
    }
    return new Scan(code, text, new ObjectMapper().readTree(json.toFile()), sarif);
  }
}
