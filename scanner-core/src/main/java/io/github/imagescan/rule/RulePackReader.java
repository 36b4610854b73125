package io.github.imagescan.rule;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads a pack of rules in YAML, and checks all that one file alone can tell. */
public final class RulePackReader {
  private static final Set<String> KEYS =
      Set.of("vendor", "name", "category", "homepage", "docs", "rotate", "rules");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final PatternCheck patterns;

  /** A reader that has patterns checked by the room that runs them. */
  public RulePackReader(PatternCheck patterns) {
    this.patterns = patterns;
  }

  /**
   * Reads a pack.
   *
   * @param file what complaints call it
   * @param in UTF-8; not closed
   * @throws RulePackException for the first thing that is wrong
   * @throws IOException where the stream cannot be read
   */
  public RulePack read(String file, InputStream in) throws RulePackException, IOException {
    PackKeys keys = PackKeys.of(file, "a pack", PackYaml.read(file, in), KEYS);
    Vendor vendor = vendor(keys);
    if (keys.items("rules").isEmpty()) {
      throw keys.wrong("rules", "a pack needs `rules`, at least one");
    }
    List<RuleEntry> entries = new ArrayList<>();
    Map<RuleId, Integer> lines = new HashMap<>();
    for (PackNode node : keys.items("rules")) {
      RuleEntry entry = new RuleEntryReader(file, vendor, patterns).read(node);
      Integer first = lines.putIfAbsent(entry.rule().id(), entry.line());
      if (first != null) {
        throw new RulePackException(
            file, entry.line(), "a second rule " + entry.rule().id() + ", first in line " + first);
      }
      entries.add(entry);
    }
    return new RulePack(file, vendor, entries);
  }

  private static Vendor vendor(PackKeys keys) throws RulePackException {
    return new Vendor(
        keys.made("vendor", RulePackReader::word),
        keys.text("name"),
        keys.made("category", RulePackReader::word),
        keys.textOr("docs", keys.textOr("homepage", "")),
        keys.textOr("rotate", ""));
  }

  private static String word(String text) {
    if (!NAME.matcher(text).matches()) {
      throw new IllegalArgumentException("write lower-case words with hyphens, not " + text);
    }
    return text;
  }
}
