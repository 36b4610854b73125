package io.github.imagescan.rules.build;

import io.github.imagescan.match.Detectors;
import io.github.imagescan.match.FileDetector;
import io.github.imagescan.match.HitDetector;
import io.github.imagescan.match.Validator;
import io.github.imagescan.rule.CompiledRules;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RulePack;
import io.github.imagescan.rule.RulePackException;
import io.github.imagescan.rules.detect.FileDetectors;
import io.github.imagescan.rules.detect.HitDetectors;
import io.github.imagescan.rules.validate.Validators;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks all packs and compiles them to one resource; the build runs it. */
public final class PackCompiler {
  private PackCompiler() {}

  /**
   * Compiles a folder of packs to a file.
   *
   * @param args the folder, the file
   * @throws IllegalStateException where packs are wrong, with a line for each complaint: {@code
   *     file:line: message}
   */
  public static void main(String[] args) throws IOException {
    compile(Path.of(args[0]), Path.of(args[1]));
  }

  static void compile(Path packs, Path file) throws IOException {
    List<RulePackException> complaints = new ArrayList<>();
    List<RulePack> read = new PackFolder(packs).read(complaints);
    complaints.addAll(new PackSet(detectors(), validators()).check(read));
    if (!complaints.isEmpty()) {
      throw new IllegalStateException(
          complaints.stream()
              .map(RulePackException::getMessage)
              .collect(Collectors.joining("\n", "rule packs are wrong:\n", "")));
    }
    List<Rule> rules = read.stream().flatMap(pack -> pack.rules().stream()).toList();
    Files.createDirectories(file.getParent());
    try (OutputStream out = Files.newOutputStream(file)) {
      CompiledRules.write(rules, out);
    }
  }

  private static Set<String> detectors() {
    return Stream.of(
            Detectors.builtIn().stream(),
            HitDetectors.all().stream().map(HitDetector::name),
            FileDetectors.all().stream().map(FileDetector::name))
        .flatMap(names -> names)
        .collect(Collectors.toSet());
  }

  private static Set<String> validators() {
    return Validators.all().stream().map(Validator::name).collect(Collectors.toSet());
  }
}
