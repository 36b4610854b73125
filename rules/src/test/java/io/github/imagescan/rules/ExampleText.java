package io.github.imagescan.rules;

import io.github.imagescan.rule.Alphabet;
import io.github.imagescan.rule.Rule;
import io.github.imagescan.rule.RuleEntry;
import io.github.imagescan.rule.RuleId;
import io.github.imagescan.testkit.TokenMaker;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts secrets where an example has {@code {{gen}}} or {@code {{random:…}}}. */
final class ExampleText {
  private static final Pattern HOLE =
      Pattern.compile("\\{\\{(?:gen(?::(?<rule>[a-z0-9-]+))?|random:(?<set>.+?):(?<n>\\d+))}}");

  private final Rule rule;
  private final TokenMaker maker;
  private final Map<RuleId, String> tokens = new HashMap<>();

  private ExampleText(Rule rule, TokenMaker maker) {
    this.rule = rule;
    this.maker = maker;
  }

  /** The text of an example, the same in every run. */
  static String of(Rule rule, RuleEntry.Example example) {
    long seed = 31L * rule.id().hashCode() + example.text().hashCode();
    return new ExampleText(rule, new TokenMaker(seed, new Checksums(seed))).fill(example.text());
  }

  private String fill(String text) {
    return HOLE.matcher(text).replaceAll(hole -> Matcher.quoteReplacement(filling(hole)));
  }

  private String filling(java.util.regex.MatchResult hole) {
    Matcher parts = HOLE.matcher(hole.group());
    parts.matches();
    if (parts.group("set") != null) {
      return maker.random(Alphabet.of(parts.group("set")), Integer.parseInt(parts.group("n")));
    }
    Rule of =
        parts.group("rule") == null ? rule : ShippedPacks.rule(new RuleId(parts.group("rule")));
    return tokens.computeIfAbsent(of.id(), id -> maker.token(of));
  }
}
