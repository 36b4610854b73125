package io.github.imagescan.rules.build;

import io.github.imagescan.match.PatternSyntax;
import io.github.imagescan.rule.RulePack;
import io.github.imagescan.rule.RulePackException;
import io.github.imagescan.rule.RulePackReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The folder of packs: {@code <category>/<vendor>.yml}. */
public final class PackFolder {
  private static final String ENDING = ".yml";

  private final Path folder;

  public PackFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads all packs, in the order of their paths.
   *
   * @param complaints takes one for each file that is wrong; such a file is left out
   */
  public List<RulePack> read(List<RulePackException> complaints) throws IOException {
    RulePackReader reader = new RulePackReader(new PatternSyntax());
    List<RulePack> packs = new ArrayList<>();
    for (Path path : paths()) {
      try (InputStream in = Files.newInputStream(path)) {
        RulePack pack = reader.read(path.toString(), in);
        requirePlace(path, pack);
        packs.add(pack);
      } catch (RulePackException e) {
        complaints.add(e);
      }
    }
    return packs;
  }

  private List<Path> paths() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(path -> path.toString().endsWith(ENDING))
          .sorted()
          .toList();
    }
  }

  private void requirePlace(Path path, RulePack pack) throws RulePackException {
    Path right = Path.of(pack.vendor().category(), pack.vendor().id() + ENDING);
    if (!folder.relativize(path).equals(right)) {
      throw new RulePackException(
          pack.file(), 1, "vendor and category say that this file is " + right + "; move it there");
    }
  }
}
