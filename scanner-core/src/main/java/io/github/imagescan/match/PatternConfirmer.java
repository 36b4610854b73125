package io.github.imagescan.match;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Confirms by an RE2 pattern. The window is given to it as Latin-1 text, so that offsets of
 * characters are offsets of bytes. A match counts for the hit that it holds.
 */
final class PatternConfirmer extends Confirmer {
  private static final String GROUP = "secret";

  /** How much more a byte costs an RE2 machine than a table, at the least. */
  private static final int WEIGHT = 8;

  /** Instructions of a pattern that make a byte cost as much again as a table takes. */
  private static final int INSTRUCTIONS = 16;

  private final CompiledRule rule;
  private final String regex;

  /** Compiled when first needed; two threads that do so at once come to the same. */
  private volatile @Nullable Pattern compiled;

  PatternConfirmer(int number, CompiledRule rule, String regex, int before, int after) {
    super(number, "rule " + rule.id(), before, after);
    this.rule = rule;
    this.regex = regex;
  }

  @Override
  boolean reads(String path) {
    return rule.reads(path);
  }

  @Override
  int confirm(HitWindow window, ContentMatch match) {
    int from = window.from();
    int length = window.to() - from;
    Pattern pattern = pattern();
    Matcher matcher =
        pattern.matcher(new String(window.bytes(), from, length, StandardCharsets.ISO_8859_1));
    while (matcher.find() && from + matcher.start() <= window.hitFrom()) {
      if (from + matcher.end() >= window.hitTo()) {
        boolean named = pattern.namedGroups().containsKey(GROUP);
        int start = named ? matcher.start(GROUP) : matcher.start();
        int end = named ? matcher.end(GROUP) : matcher.end();
        if (start >= 0 && start < end) {
          match.found(
              rule,
              from + matcher.start(),
              from + matcher.end(),
              from + start,
              from + end,
              from + start);
        }
        break;
      }
    }
    return length * (WEIGHT + pattern.programSize() / INSTRUCTIONS);
  }

  private Pattern pattern() {
    Pattern pattern = compiled;
    if (pattern == null) {
      pattern = Pattern.compile(regex);
      compiled = pattern;
    }
    return pattern;
  }
}
