package io.github.imagescan.cli;

import io.github.imagescan.match.PatternSyntax;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RulePackException;
import io.github.imagescan.rule.RulePackReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the packs that {@code --rules} names; a folder stands for all YAML files in it. */
final class UserRules {
  private final RulePackReader reader = new RulePackReader(new PatternSyntax());

  List<Rule> read(List<Path> named) {
    List<Rule> rules = new ArrayList<>();
    for (Path path : named) {
      for (Path file : files(path)) {
        rules.addAll(pack(file));
      }
    }
    return rules;
  }

  private List<Rule> pack(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return reader.read(file.toString(), in).rules();
    } catch (RulePackException e) {
      throw new UsageException("--rules " + e.getMessage());
    } catch (IOException e) {
      throw unreadable(file);
    }
  }

  private static List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> inside = Files.walk(path)) {
      List<Path> packs = inside.filter(UserRules::isPack).sorted().toList();
      if (packs.isEmpty()) {
        throw new UsageException("--rules " + path + ": no .yaml or .yml file in this folder");
      }
      return packs;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw unreadable(path);
    }
  }

  private static boolean isPack(Path file) {
    String name = file.getFileName().toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(file);
  }

  private static UsageException unreadable(Path path) {
    return new UsageException(
        "--rules " + path + ": " + (Files.exists(path) ? "cannot be read" : "no such file"));
  }
}
