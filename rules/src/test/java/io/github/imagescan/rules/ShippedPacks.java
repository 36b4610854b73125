package io.github.imagescan.rules;

import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleEntry;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.rule.RulePack;
import io.github.imagescan.rule.RulePackException;
import io.github.imagescan.rules.build.PackFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The packs as they stand in the source tree, with their examples. */
final class ShippedPacks {
  private static final List<RulePack> PACKS = read();

  private ShippedPacks() {}

  static Stream<RuleEntry> entries() {
    return PACKS.stream().flatMap(pack -> pack.entries().stream());
  }

  static Stream<Rule> rules() {
    return entries().map(RuleEntry::rule);
  }

  static Rule rule(RuleId id) {
    return rules()
        .filter(rule -> rule.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no rule " + id));
  }

  private static List<RulePack> read() {
    try {
      List<RulePackException> complaints = new ArrayList<>();
      List<RulePack> packs = new PackFolder(Path.of("src/main/packs")).read(complaints);
      if (!complaints.isEmpty()) {
        throw new IllegalStateException(complaints.get(0));
      }
      return packs;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
