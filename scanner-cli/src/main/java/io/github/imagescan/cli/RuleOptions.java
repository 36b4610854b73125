package io.github.imagescan.cli;

import io.github.imagescan.ScanRequest;
import io.github.imagescan.report.ReportFormat;
import io.github.imagescan.rule.Rule;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import picocli.CommandLine.Option;

/** Rules and detectors of the user's own, as typed. */
@Heading("Rules")
final class RuleOptions {
  @Option(
      names = "--rules",
      paramLabel = "FILE|DIR",
      description = "Rules of your own in YAML, besides those that come with it. Repeatable.")
  List<String> files = new ArrayList<>();

  @Option(
      names = "--plugin",
      paramLabel = "JAR",
      description = "Detectors of your own; runs code of that jar. Repeatable.")
  List<String> plugins = new ArrayList<>();

  /** Where a jar says what it offers (java.util.ServiceLoader). */
  private static final List<String> SERVICES =
      List.of(
          "META-INF/services/io.github.imagescan.match.DetectorProvider",
          "META-INF/services/" + ReportFormat.class.getName());

  List<Rule> rules() {
    return new UserRules().read(files.stream().map(Paths::typed).toList());
  }

  /** Where detectors and report formats are looked for. */
  ClassLoader loader() {
    ClassLoader shipped = ScanRequest.class.getClassLoader();
    if (plugins.isEmpty()) {
      return shipped;
    }
    // Lives as long as the process: closing it would take classes from a running scan.
    return new URLClassLoader(plugins.stream().map(RuleOptions::jar).toArray(URL[]::new), shipped);
  }

  /** Refuses rules that do not fit those that come with it: an id that is taken, and the like. */
  void check(Scanner scanner, ScanRequest request) {
    if (!files.isEmpty() || !plugins.isEmpty()) {
      rules(scanner, request);
    }
  }

  /** All rules that a scan would use. */
  static List<Rule> rules(Scanner scanner, ScanRequest request) {
    try {
      return scanner.rules(request);
    } catch (IllegalArgumentException e) {
      throw new UsageException("the rules do not fit: " + e.getMessage());
    }
  }

  private static URL jar(String typed) {
    Path path = Paths.typed(typed);
    if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
      throw new UsageException("--plugin " + typed + ": there is no such jar that can be read");
    }
    try (JarFile jar = new JarFile(path.toFile())) {
      if (SERVICES.stream().noneMatch(service -> jar.getEntry(service) != null)) {
        throw new UsageException(
            "--plugin "
                + typed
                + ": has neither detectors nor report formats; it names them in "
                + String.join(" or ", SERVICES));
      }
      return path.toUri().toURL();
    } catch (IOException e) {
      throw new UsageException("--plugin " + typed + ": is no jar: " + e.getMessage());
    }
  }
}
