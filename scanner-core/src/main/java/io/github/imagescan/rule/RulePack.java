package io.github.imagescan.rule;

import java.util.List;

/**
 * What one file of rules says, checked.
 *
 * @param file as it was given to the reader
 */
public record RulePack(String file, Vendor vendor, List<RuleEntry> entries) {
  public RulePack {
    entries = List.copyOf(entries);
  }

  /** The rules alone, in the order of the file. */
  public List<Rule> rules() {
    return entries.stream().map(RuleEntry::rule).toList();
  }
}
